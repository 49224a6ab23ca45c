//! Compiles many traits as one crate.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::choices::Choices;
use crate::grammar;

const HEAD: &str = "\
#![allow(warnings)]
use std::borrow::Cow;
use std::fmt::Debug;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;

use erase_core::erase;

";

const MANIFEST: &str = "\
[package]
name = \"batch\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[workspace]

[dependencies]
";

/// What the compiler says against the traits of these seeds.
pub(crate) fn errors(seeds: std::ops::Range<u32>) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch");
    fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    let mut source = HEAD.to_owned();
    for seed in seeds {
        let case = grammar::case(&Choices::from_seed(seed));
        source += &case.module(&format!("trait_{seed}"));
    }
    let mut manifest = MANIFEST.to_owned();
    let core = root.join("erase-core");
    writeln!(manifest, "erase-core = {{ path = {core:?} }}").expect("a string takes all");
    for (name, text) in [("Cargo.toml", manifest), ("src/lib.rs", source)] {
        fs::write(folder.join(name), text).expect("the file can be written");
    }
    // The same versions as here, which are there already.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file is there");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["check", "--offline", "--quiet", "--color=never"])
        .output()
        .expect("cargo runs");
    if output.status.success() {
        return String::new();
    }
    String::from_utf8_lossy(&output.stderr).into_owned()
}
