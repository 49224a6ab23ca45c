//! Attempts to break soundness from safe code: none of them compiles.
//!
//! Each function and impl in `soundness/` is an attempt, and each has an error of its own: files are
//! cut so that no error of an earlier stage of the compiler hides another. `tests/ui` shows how
//! mistakes read; here it matters that nothing gets through.
//!
//! The wording is rustc's, so the expected texts are those of one version. What erase-core itself
//! refuses is in its doctests, on every version.

use std::io::Write as _;
use std::process::Command;

const VERSION: &str = "1.95.";

#[test]
fn no_attempt_compiles() {
    let version = rustc_version();
    if !version.starts_with(VERSION) {
        // Not `eprintln!`, which the test harness keeps to itself.
        let notice = format!("attempts skipped: written for rustc {VERSION}x, this is {version}\n");
        std::io::stderr()
            .write_all(notice.as_bytes())
            .expect("stderr is open");
        return;
    }
    let tests = trybuild::TestCases::new();
    tests.compile_fail("tests/soundness/*.rs");
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
