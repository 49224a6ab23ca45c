//! What needs a later compiler than the one that the workspace asks for: upcasts (rustc 1.86) and
//! `+ use<..>` in what a method returns (1.87).
//!
//! No `cfg` tells one compiler from another. So the tests proper, in `newer/`, are built and run as
//! a package of their own where the compiler is new enough.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

const NEEDED: u32 = 87;

fn tool(variable: &str, name: &str) -> Command {
    Command::new(env::var_os(variable).unwrap_or_else(|| OsString::from(name)))
}

/// The `87` of `rustc 1.87.0 (..)`.
fn minor_version() -> u32 {
    let output = tool("RUSTC", "rustc").arg("--version").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let minor = text
        .split(['.', ' '])
        .nth(2)
        .and_then(|part| part.parse().ok());
    minor.unwrap_or_else(|| panic!("no version in {text:?}"))
}

fn manifest(root: &Path) -> String {
    format!(
        r#"[package]
name = "newer"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]

[lib]
path = {tests:?}
doctest = false

[dependencies]
erase-core = {{ path = {core:?}, features = ["stream"] }}
futures-core = {{ version = "0.3", default-features = false }}
"#,
        tests = root.join("tests/newer/lib.rs"),
        core = root.join("erase-core"),
    )
}

#[test]
fn upcasts_and_precise_captures() {
    let minor = minor_version();
    if minor < NEEDED {
        eprintln!(
            "SKIPPED: upcasts and `use<..>` in traits need rustc 1.{NEEDED}, this is 1.{minor}"
        );
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("newer");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest(root)).unwrap();
    // The same versions as here, which are there already.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let status = tool("CARGO", "cargo")
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["test", "--offline", "--quiet"])
        .status()
        .unwrap();
    assert!(status.success(), "the tests in tests/newer failed");
}
