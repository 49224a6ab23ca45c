//! The command itself: exit codes, help, JSON, colours, `check`.

mod common;

use common::{Fixture, assert_has, manifest};

const STORE: &str = "\
use async_trait::async_trait;

#[async_trait]
trait Store {
    async fn get(&self);
}

#[async_trait]
impl Store for u8 {
    async fn get(&self) {}
}
";

#[test]
fn check_names_every_use_until_there_is_none() {
    let fixture = Fixture::lib(STORE);
    let run = fixture.erase(&["check"]);
    assert_eq!(run.code, Some(1));
    let expected = "\
Cargo.toml:7: a dependency
src/lib.rs:1: an import
src/lib.rs:3: the trait `Store`
src/lib.rs:8: an impl of `Store`
async-trait is used in 4 places
";
    assert_eq!(run.out, expected);
    fixture.migrated(&[]);
    let run = fixture.erase(&["check"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "async-trait is not used\n")
    );
}

#[test]
fn json_is_an_object_a_line() {
    let fixture = Fixture::lib(&STORE.replace("trait Store", "pub trait Store"));
    let run = fixture.erase(&["migrate", "--message-format", "json"]);
    let messages = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"));
    let messages: Vec<serde_json::Value> = messages.collect();
    let reasons: Vec<&str> = messages
        .iter()
        .filter_map(|message| message["reason"].as_str())
        .collect();
    assert_eq!(reasons, ["change", "change", "finding", "summary"]);
    assert_eq!(messages[0]["file"], "src/lib.rs");
    assert!(
        messages[0]["diff"]
            .as_str()
            .is_some_and(|diff| diff.contains("\n+#[erase]\n"))
    );
    assert_eq!(messages[2]["kind"], "public-trait");
    assert_eq!(
        (&messages[2]["line"], &messages[2]["level"]),
        (&4.into(), &"note".into())
    );
    let summary = &messages[3];
    assert_eq!(
        (&summary["files"], &summary["traits"], &summary["impls"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert_eq!(
        (&summary["applied"], &summary["checks"]),
        (&false.into(), &0.into())
    );
    let run = fixture.erase(&["check", "--message-format", "json"]);
    assert_eq!(run.out.lines().count(), 4);
    assert!(
        run.out
            .starts_with(r#"{"reason":"use","file":"Cargo.toml","line":7,"#),
        "{}",
        run.out
    );
}

#[test]
fn a_diff_is_shown_in_colour_when_asked_for() {
    let fixture = Fixture::lib(STORE);
    let plain = fixture.erase(&["migrate", "--color", "never"]);
    assert_has(&plain.out, "\n-#[async_trait]\n+#[erase]\n");
    assert_has(&plain.out, "nothing was written; say `--apply`");
    let coloured = fixture.erase(&["migrate", "--color", "always"]);
    assert!(
        coloured.out.contains("\u{1b}[32m+#[erase]"),
        "{:?}",
        coloured.out
    );
}

#[test]
fn exit_codes() {
    let done = Fixture::lib(STORE);
    assert_eq!(done.erase(&["migrate"]).code, Some(0));
    let left = Fixture::lib(&STORE.replace("get(&self);", "get<T>(&self, key: T);"));
    assert_eq!(left.erase(&["migrate"]).code, Some(1));
    assert_eq!(done.erase(&["migrate", "nowhere"]).code, Some(2));
    assert_eq!(done.erase(&["migrate", "--no-such-option"]).code, Some(2));
    assert_eq!(done.erase(&[]).code, Some(2));
}

#[test]
fn help_has_examples_and_exit_codes() {
    let fixture = Fixture::lib(STORE);
    for command in ["migrate", "check"] {
        let help = fixture.erase(&[command, "--help"]);
        assert_eq!(help.code, Some(0));
        assert_has(&help.out, &format!("Examples:\n  cargo erase {command}"));
        assert_has(&help.out, "Exit codes:\n    0  ");
    }
}

#[test]
fn a_crate_without_async_trait_has_nothing_to_do() {
    let fixture = Fixture::new(&[
        ("Cargo.toml", &manifest("app", "[workspace]\n")),
        ("src/lib.rs", "pub trait Store {}\n"),
    ]);
    let run = fixture.erase(&["migrate"]);
    assert_eq!(run.code, Some(0));
    assert_has(&run.out, "would change 0 files");
}
