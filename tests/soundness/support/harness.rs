//! Builds programs and collects what rustc says of each.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An error: its line, its code and the first line of its text.
pub(crate) type Error = (Option<u64>, String, String);

/// Writes a package with these programs, and returns its folder.
pub(crate) fn package(name: &str, programs: &BTreeMap<String, PathBuf>) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let support = root.join("tests/soundness/support");
    let common = "version = \"0.0.0\"\nedition = \"2024\"\npublish = false\n";
    let twice = format!(
        "[package]\nname = \"twice\"\n{common}[lib]\nproc-macro = true\npath = {:?}\n",
        support.join("twice.rs")
    );
    let mut attack = format!(
        "[package]\nname = \"attacks\"\n{common}[workspace]\n\
         [dependencies]\nerase-core = {{ path = {:?}, features = [\"stream\"] }}\nfutures-core = \"0.3\"\n\
         twice = {{ path = \"twice\" }}\n[lib]\nname = \"support\"\npath = {:?}\n\
         [profile.dev]\ndebug = false\nincremental = false\n",
        root.join("erase-core"),
        support.join("lib.rs")
    );
    for (name, path) in programs {
        writeln!(attack, "[[bin]]\nname = \"{name}\"\npath = {path:?}").expect("a string");
    }
    fs::create_dir_all(folder.join("twice")).expect("a folder");
    fs::write(folder.join("twice/Cargo.toml"), twice).expect("a manifest");
    fs::write(folder.join("Cargo.toml"), attack).expect("a manifest");
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    folder
}

pub(crate) fn cargo(program: &str, folder: &Path, command: &[&str]) -> Command {
    let mut cargo = Command::new(program);
    cargo.current_dir(folder).args(command);
    cargo.env("CARGO_TARGET_DIR", folder.join("target"));
    cargo.env("RUSTFLAGS", "--cap-lints=allow");
    cargo
}

/// Where an error is, in the program or in the macro call that it comes from.
fn line(message: &Value, path: &Path) -> Option<u64> {
    let spans = message["spans"].as_array()?;
    let mut span = spans.iter().find(|span| span["is_primary"] == true)?;
    loop {
        if Path::new(span["file_name"].as_str()?) == path {
            return span["line_start"].as_u64();
        }
        span = &span["expansion"]["span"];
    }
}

/// The errors of each program.
pub(crate) fn errors(folder: &Path) -> BTreeMap<String, Vec<Error>> {
    let command = ["build", "--bins", "--keep-going", "--message-format=json"];
    let output = cargo(env!("CARGO"), folder, &command)
        .output()
        .expect("Cargo runs");
    let mut errors = BTreeMap::<_, Vec<_>>::new();
    let mut count = 0;
    for report in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(report) = serde_json::from_str::<Value>(report) else {
            continue;
        };
        count += 1;
        let (message, target) = (&report["message"], &report["target"]);
        let text = message["message"].as_str().unwrap_or_default();
        if message["level"] != "error" || text.starts_with("aborting due") {
            continue;
        }
        let path = Path::new(target["src_path"].as_str().expect("a path"));
        let code = message["code"]["code"].as_str().unwrap_or("error");
        let first = text.lines().next().unwrap_or_default();
        let found = (line(message, path), code.to_owned(), first.to_owned());
        let name = target["name"].as_str().expect("a name").to_owned();
        errors.entry(name).or_default().push(found);
    }
    assert!(count > 1, "{}", String::from_utf8_lossy(&output.stderr));
    errors
}
