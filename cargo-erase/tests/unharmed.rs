//! Whatever goes wrong, everything is as it was.
#![cfg(unix)]

mod common;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

use common::{Fixture, assert_has};

const STORE: &str = "\
#[async_trait::async_trait]
pub trait Store {
    async fn get(&self);
}
";

/// Five modules, each with a trait.
fn five() -> Fixture {
    let fixture = Fixture::lib("mod m0;\nmod m1;\nmod m2;\nmod m3;\nmod m4;\n");
    for n in 0..5 {
        fixture.write(&format!("src/m{n}.rs"), STORE);
    }
    fixture
}

/// `cargo erase migrate --apply` fails, says why, and has changed nothing.
#[track_caller]
fn fails_and_changes_nothing(fixture: &Fixture, why: &str) {
    let before = fixture.all();
    let run = fixture.erase(&["migrate", "--apply", "--no-check"]);
    assert_eq!(run.code, Some(2), "{}", run.out);
    assert_has(&run.err, why);
    assert!(fixture.all() == before, "something was changed");
}

fn set_mode(fixture: &Fixture, path: &str, mode: u32) {
    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(fixture.path(path), permissions).expect("it is ours");
}

#[test]
fn without_apply_nothing_is_written() {
    let fixture = five();
    let before = fixture.all();
    assert_has(&fixture.erase(&["migrate"]).out, "would change 6 files");
    assert!(fixture.all() == before);
}

#[test]
fn a_file_that_is_not_rust() {
    let fixture = five();
    fixture.write("src/m3.rs", STORE.replace("fn get(", "fn get"));
    fails_and_changes_nothing(&fixture, "src/m3.rs:3:22 is not Rust");
}

#[test]
fn a_file_that_is_not_utf_8() {
    let fixture = five();
    fixture.write("src/m1.rs", [STORE.as_bytes(), b"// \xff\n"].concat());
    fails_and_changes_nothing(&fixture, "src/m1.rs is not UTF-8 (from byte 76 on)");
}

#[test]
fn what_does_not_name_async_trait_need_not_be_rust() {
    let fixture = five();
    fixture.write("templates/lib.rs", "{{ template }");
    fixture.write("templates/bytes.rs", b"\xff\xfe");
    let fixture = fixture.edited(&[]);
    assert_has(&fixture.read("src/m0.rs"), "erase_core");
}

#[test]
fn a_read_only_file_or_folder() {
    let fixture = five();
    set_mode(&fixture, "src/m4.rs", 0o444);
    fails_and_changes_nothing(&fixture, "cannot write src/m4.rs: the file is read-only");
    set_mode(&fixture, "src/m4.rs", 0o644);
    fixture.write("src/sub/mod.rs", STORE);
    set_mode(&fixture, "src/sub", 0o555);
    let why = "cannot write src/sub/mod.rs: its folder is read-only";
    fails_and_changes_nothing(&fixture, why);
    set_mode(&fixture, "src/sub", 0o755);
}

#[test]
fn a_dirty_tree_is_refused() {
    let fixture = five();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        let user = ["-c", "user.name=a", "-c", "user.email=a@b"];
        let output = git
            .args(user)
            .args(args)
            .current_dir(fixture.root())
            .output();
        assert!(
            output.is_ok_and(|output| output.status.success()),
            "{args:?}"
        );
    };
    git(&["init", "--quiet"]);
    fails_and_changes_nothing(&fixture, "there are uncommitted changes");
    git(&["add", "-A"]);
    git(&["commit", "-qm", "all"]);
    fixture.write("src/m3.rs", format!("{STORE}// new\n"));
    fails_and_changes_nothing(&fixture, "M src/m3.rs");
    let fixture = fixture.edited(&["--allow-dirty"]);
    assert_has(&fixture.read("src/m3.rs"), "erase_core");
}

#[test]
fn permissions_and_links_stay() {
    let fixture = five();
    set_mode(&fixture, "src/m1.rs", 0o750);
    fixture.write("shared.txt", STORE);
    fs::remove_file(fixture.path("src/m2.rs")).expect("it is there");
    symlink("../shared.txt", fixture.path("src/m2.rs")).expect("links are had");
    let fixture = fixture.edited(&[]);
    let mode = fs::metadata(fixture.path("src/m1.rs")).expect("it is there");
    assert_eq!(mode.permissions().mode() & 0o777, 0o750);
    let link = fs::symlink_metadata(fixture.path("src/m2.rs")).expect("it is there");
    assert!(link.is_symlink());
    assert_has(&fixture.read("shared.txt"), "erase_core");
}

/// A stand-in for Cargo, which does something at a `check`; the first one is before the edit.
fn with_cargo(fixture: &Fixture, at_first: &str, at_second: &str) -> Command {
    let script = format!(
        "#!/bin/sh\n[ \"$1\" = check ] || exec {} \"$@\"\nif [ ! -e ../ran ]; then touch ../ran; {at_first}\n\
         else {at_second}\nfi\necho '{{\"reason\":\"build-finished\",\"success\":true}}'\n",
        env!("CARGO")
    );
    let script = script.replace("../ran", &fixture.path("ran").display().to_string());
    fixture.write("cargo.sh", script);
    set_mode(fixture, "cargo.sh", 0o755);
    let mut command = fixture.command(&["migrate", "--apply"]);
    command.env("CARGO", fixture.path("cargo.sh"));
    command
}

#[test]
fn a_file_that_changes_while_the_tool_runs() {
    let fixture = five();
    let mut command = with_cargo(&fixture, "echo '// typed' > src/m2.rs", ":");
    let output = command.output().expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_has(&said, "src/m2.rs: it has changed since it was read");
    assert_eq!(fixture.read("src/m1.rs"), STORE);
    assert_eq!(fixture.read("src/m2.rs"), "// typed\n");
}

#[test]
fn an_interrupt_while_cargo_runs() {
    let fixture = five();
    let mut command = with_cargo(&fixture, ":", "kill -INT $PPID; sleep 0.5");
    let before = fixture.all();
    let output = command.output().expect("the tool runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_has(&said, "interrupted; no file was changed");
    assert_eq!(output.status.code(), Some(130));
    fs::remove_file(fixture.path("ran")).expect("cargo ran");
    assert!(fixture.all() == before);
}

#[test]
fn a_cargo_that_fails() {
    let fixture = five();
    let before = fixture.all();
    let output = with_cargo(&fixture, ":", "exit 1").output();
    assert_eq!(output.expect("the tool runs").status.code(), Some(2));
    fs::remove_file(fixture.path("ran")).expect("cargo ran");
    fs::remove_file(fixture.path("cargo.sh")).expect("it is ours");
    assert!(fixture.all() == before);
}
