//! Whatever goes wrong, everything is as it was.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use cargo_erase::write::{self, Change, Step};
use common::{Fixture, assert_has};

const STORE: &str = "\
#[async_trait::async_trait]
pub trait Store {
    async fn get(&self);
}
";

/// Fifty modules, each with a trait.
fn fifty() -> Fixture {
    let fixture = Fixture::lib("");
    let modules: Vec<String> = (0..50).map(|n| format!("mod m{n};\n")).collect();
    for n in 0..50 {
        fixture.write(&format!("src/m{n}.rs"), STORE);
    }
    fixture.write("src/lib.rs", modules.concat());
    fixture
}

/// `cargo erase migrate --apply` fails, says why, and has changed nothing.
#[track_caller]
fn fails_and_changes_nothing(fixture: &Fixture, why: &str) {
    let before = fixture.all();
    let run = fixture.erase(&["migrate", "--apply"]);
    assert_eq!(run.code, Some(2), "{}", run.out);
    assert_has(&run.err, why);
    assert!(fixture.all() == before, "something was changed");
}

#[test]
fn without_apply_nothing_is_written() {
    let fixture = fifty();
    let before = fixture.all();
    let run = fixture.erase(&["migrate"]);
    assert_has(&run.out, "would change 51 files");
    assert!(fixture.all() == before);
    fixture.migrated(&[]);
    assert!(fixture.all() != before);
}

#[test]
fn a_syntax_error_in_one_of_fifty_files() {
    let fixture = fifty();
    fixture.write("src/m31.rs", STORE.replace("fn get", "fn fn get"));
    fails_and_changes_nothing(&fixture, "src/m31.rs:3:14 does not parse");
}

#[test]
fn a_file_that_is_not_utf_8() {
    let fixture = fifty();
    let mut bytes = STORE.as_bytes().to_vec();
    bytes.extend(b"// \xff\n");
    fixture.write("src/m17.rs", bytes);
    fails_and_changes_nothing(&fixture, "src/m17.rs is not UTF-8 (from byte 76 on)");
}

#[test]
fn what_does_not_speak_of_async_trait_need_not_be_rust() {
    let fixture = fifty();
    fixture.write("templates/lib.rs", "{{ template }}");
    fixture.write("templates/bytes.rs", b"\xff\xfe");
    let run = fixture.migrated(&[]);
    assert!(
        run.out.contains("templates/lib.rs"),
        "it is told: {}",
        run.out
    );
}

#[test]
fn a_read_only_file() {
    let fixture = fifty();
    let path = fixture.path("src/m42.rs");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    fails_and_changes_nothing(&fixture, "cannot write src/m42.rs: the file is read-only");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt as _;

    let fixture = fifty();
    fixture.write("src/sub/mod.rs", STORE);
    let folder = fixture.path("src/sub");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("it is ours");
    fails_and_changes_nothing(
        &fixture,
        "cannot write src/sub/mod.rs: its folder is read-only",
    );
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

#[test]
fn a_dirty_tree_is_refused() {
    let fixture = fifty();
    let git = |args: &[&str]| {
        let output = Command::new("git")
            .args(args)
            .current_dir(fixture.root())
            .output();
        output.is_ok_and(|output| output.status.success())
    };
    assert!(git(&["init", "--quiet"]), "git is there");
    fails_and_changes_nothing(&fixture, "there are changes that are not committed");
    assert!(git(&["add", "-A"]));
    assert!(git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit",
        "-qm",
        "all"
    ]));
    fixture.write("src/m3.rs", format!("{STORE}// new\n"));
    fails_and_changes_nothing(&fixture, "M src/m3.rs");
    assert_eq!(fixture.migrated(&["--allow-dirty"]).code, Some(0));

    let clean = fifty();
    clean.migrated(&[]);
    assert!(
        clean.read("src/m3.rs").contains("erase"),
        "without a repository there is nothing to ask"
    );
}

/// The changes of a migration, as the library gives them.
fn changes(fixture: &Fixture) -> Vec<Change> {
    use cargo_erase::cli::{Cargo, Command, Erase};
    use clap::Parser as _;

    let root = fixture.root().to_str().expect("a path of text");
    let Cargo::Erase(Erase { command }) = Cargo::parse_from(["cargo", "erase", "migrate", root]);
    let Command::Migrate(args) = command else {
        panic!("it was asked to migrate");
    };
    cargo_erase::migrate(&args)
        .expect("it can be migrated")
        .changes
}

/// What a failure after a step leaves.
fn after_a_failure(at: Step) -> (BTreeMap<PathBuf, Vec<u8>>, BTreeMap<PathBuf, Vec<u8>>) {
    let fixture = fifty();
    let changes = changes(&fixture);
    let before = fixture.all();
    let error = write::apply(&changes, &mut |step| {
        if step == at {
            Err(anyhow::anyhow!("the disk is full"))
        } else {
            Ok(())
        }
    });
    let error = error.expect_err("a step failed");
    assert_eq!(error.to_string(), "the disk is full");
    (before, fixture.all())
}

#[test]
fn a_failure_before_the_first_file_is_replaced() {
    let (before, after) = after_a_failure(Step::Prepared(37));
    assert!(before == after);
}

#[test]
fn a_failure_between_two_files() {
    let (before, after) = after_a_failure(Step::Replaced(1));
    assert!(before == after);
    let (before, after) = after_a_failure(Step::Replaced(50));
    assert!(before == after);
}

#[test]
fn a_file_that_changes_under_its_hands() {
    let fixture = fifty();
    let changes = changes(&fixture);
    fixture.write("src/m9.rs", "// somebody typed\n");
    let before = fixture.all();
    let error = write::apply(&changes, &mut |_| Ok(())).expect_err("a file is another");
    assert!(
        format!("{error:#}").contains("src/m9.rs: it was changed since it was read"),
        "{error:#}"
    );
    assert!(fixture.all() == before);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let fixture = fifty();
    let path = fixture.path("src/m1.rs");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o750)).expect("it is ours");
    let real = fixture.path("shared.txt");
    fs::write(&real, STORE).expect("it can be written");
    fs::remove_file(fixture.path("src/m2.rs")).expect("it is there");
    symlink(&real, fixture.path("src/m2.rs")).expect("links are had");
    fixture.migrated(&[]);
    let mode = fs::metadata(&path)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o750);
    let link = fs::symlink_metadata(fixture.path("src/m2.rs")).expect("it is there");
    assert!(link.is_symlink());
    assert!(
        fs::read_to_string(real)
            .expect("it is there")
            .contains("erase")
    );
}
