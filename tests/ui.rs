//! Every mistake gives one error, at the construct, that says what to write instead.
//!
//! `ui/refused` holds what the macro refuses, `ui/attribute` the misuses of the attribute, and
//! `ui/callers` mistakes in the code around an erased trait, where the errors are rustc's own and
//! name nothing that is hidden.
//!
//! The wording is rustc's, so the expected texts are those of one version.

use std::io::Write as _;
use std::process::Command;

const VERSION: &str = "1.95.";

#[test]
fn every_mistake_reads_as_expected() {
    let version = rustc_version();
    if !version.starts_with(VERSION) {
        // Not `eprintln!`, which the test harness keeps to itself.
        let notice = format!("ui tests skipped: written for rustc {VERSION}x, this is {version}\n");
        std::io::stderr()
            .write_all(notice.as_bytes())
            .expect("stderr is open");
        return;
    }
    let tests = trybuild::TestCases::new();
    tests.compile_fail("tests/ui/*/*.rs");
}

/// `1.95.0`, of the compiler that Cargo would run.
fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output();
    let output = output.expect("rustc runs").stdout;
    let text = String::from_utf8(output).expect("its version is text");
    let version = text.split_whitespace().nth(1);
    version
        .expect("`rustc --version` names the version")
        .to_owned()
}
