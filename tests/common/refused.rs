//! Programs that must not compile, and what rustc says of them.
//!
//! The wording is rustc's, so the expected texts are those of one version.

use std::io::Write as _;
use std::process::Command;

const VERSION: &str = "1.95.";

/// Holds each file of the pattern against the text beside it, where the compiler is the one that the
/// texts are of.
pub(crate) fn compile_fail(pattern: &str) {
    let version = rustc_version();
    if !version.starts_with(VERSION) {
        // Not `eprintln!`, which the test harness keeps to itself.
        let notice = format!("{pattern} skipped: texts of rustc {VERSION}x, this is {version}\n");
        std::io::stderr()
            .write_all(notice.as_bytes())
            .expect("stderr is open");
        return;
    }
    trybuild::TestCases::new().compile_fail(pattern);
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
