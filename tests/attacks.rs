//! Attacks on soundness from safe code: each program of `soundness/*/` is refused for the reason that
//! it states, or runs clean.
//!
//! `//~ E0597: text` says that the line has an error of that code whose message contains the text;
//! `//~? E0080: text` that there is one somewhere. There are no other errors. A program that states none
//! compiles and runs. All of it holds without lints: they are capped, as in a dependency.

#[path = "soundness/support/harness.rs"]
mod harness;

use harness::{cargo, errors, package};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, Clone)]
struct Expected {
    line: Option<u64>,
    code: String,
    text: String,
}

/// The programs by name, `kind__attack`.
fn attacks() -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/soundness");
    let mut attacks = BTreeMap::new();
    for kind in fs::read_dir(root).expect("a folder") {
        let kind = kind.expect("an entry");
        let kind_name = kind.file_name().into_string().expect("a name");
        if kind_name == "support" || !kind.path().is_dir() {
            continue;
        }
        for attack in fs::read_dir(kind.path()).expect("a folder") {
            let path = attack.expect("an entry").path();
            let stem = path.file_stem().expect("a name").to_string_lossy();
            attacks.insert(format!("{kind_name}__{stem}"), path);
        }
    }
    let only = std::env::var("ATTACK").unwrap_or_default();
    attacks.retain(|name, _| name.contains(&only));
    attacks
}

fn expected(path: &Path) -> Vec<Expected> {
    let source = fs::read_to_string(path).expect("a program");
    let mut expected = Vec::new();
    for (n, line) in source.lines().enumerate() {
        for statement in line.split("//~").skip(1) {
            let anywhere = statement.starts_with('?');
            let (code, text) = statement
                .trim_start_matches('?')
                .split_once(": ")
                .expect("`E0000: text`");
            let line = (!anywhere).then_some(n as u64 + 1);
            expected.push(Expected {
                line,
                code: code.trim().into(),
                text: text.trim().into(),
            });
        }
    }
    expected
}

/// Whether this rustc gives the errors that the programs state. One before 1.90 or after 1.99 words some of
/// them otherwise, and one before 1.87 wants methods in an impl that later ones do without; there it is
/// enough that a program is refused.
fn states_the_same() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output();
    let version = String::from_utf8(output.expect("rustc runs").stdout).expect("text");
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok());
    minor.is_none_or(|minor: u32| (90..100).contains(&minor))
}

#[test]
fn every_attack_is_refused_for_the_reason_that_it_states_or_runs() {
    let attacks = attacks();
    let folder = package("attacks", &attacks);
    let errors = errors(&folder);
    let mut wrong = String::new();
    let is_exact = states_the_same();
    for (name, path) in &attacks {
        let mut expected = expected(path);
        let runs = expected.is_empty();
        if !is_exact && errors.contains_key(name) {
            continue;
        }
        for (line, code, text) in errors.get(name).into_iter().flatten() {
            let found = expected.iter().position(|one| {
                one.code == *code
                    && text.contains(&one.text)
                    && (one.line.is_none() || one.line == *line)
            });
            match found {
                Some(n) => drop(expected.swap_remove(n)),
                None => {
                    writeln!(wrong, "{name}: unstated: {line:?} {code}: {text}").expect("a string")
                }
            }
        }
        for one in expected {
            writeln!(wrong, "{name}: not refused: {one:?}").expect("a string");
        }
        if runs && !errors.contains_key(name) {
            let output = Command::new(folder.join("target/debug").join(name)).output();
            let output = output.expect("it was built");
            if !output.status.success() {
                let stderr = String::from_utf8_lossy(&output.stderr);
                writeln!(wrong, "{name}: {}: {stderr}", output.status).expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "of {} attacks:\n{wrong}", attacks.len());
}

#[test]
fn no_attack_has_unsafe_code() {
    for (name, path) in attacks() {
        let source = fs::read_to_string(path).expect("a program");
        assert!(source.contains("#![forbid(unsafe_code)]"), "{name}");
    }
}

/// Needs a nightly with Miri, and time.
#[test]
#[ignore = "slow"]
fn what_compiles_runs_clean_under_miri_with_both_models() {
    let mut attacks = attacks();
    attacks.retain(|_, path| expected(path).is_empty());
    let folder = package("attacks", &attacks);
    let mut wrong = String::new();
    for model in ["", "-Zmiri-tree-borrows"] {
        for name in attacks.keys() {
            let mut miri = cargo(
                "cargo",
                &folder,
                &["+nightly", "miri", "run", "-q", "--bin", name],
            );
            miri.env("MIRIFLAGS", model)
                .env("CARGO_TARGET_DIR", folder.join("miri"));
            let output = miri.output().expect("Cargo runs");
            if !output.status.success() {
                let stderr = String::from_utf8_lossy(&output.stderr);
                writeln!(wrong, "{name} {model}: {stderr}").expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "of {} programs:\n{wrong}", attacks.len());
}
