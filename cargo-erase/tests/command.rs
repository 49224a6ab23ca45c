//! The command itself: exit codes, help, JSON, `check`.

mod common;

use common::{Fixture, assert_has, assert_without, manifest};

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
    let run = fixture.edited(&[]).erase(&["check"]);
    assert_eq!(
        (run.code, &*run.out),
        (Some(0), "async-trait is not used\n")
    );
}

#[test]
fn without_apply_the_diff_is_shown() {
    let run = Fixture::lib(STORE).erase(&["migrate"]);
    assert_eq!(run.code, Some(0));
    let diff = "-use async_trait::async_trait;\n+use erase_core::async_trait;\n";
    assert_has(&run.out, diff);
    let end = "\
would change 2 files: 2 attributes moved to erase-core
nothing was written; `--apply` writes it and checks the result
";
    assert!(run.out.ends_with(end), "{}", run.out);
}

#[test]
fn json_is_an_object_a_line() {
    let text = "pub async fn f<S: Store + ?Sized>(s: std::sync::Arc<S>, t: &dyn Store) {\n    s.get().await;\n    Store::get(t).await;\n}\n";
    let fixture = Fixture::lib(&format!(
        "{}{text}",
        STORE.replace("trait Store", "pub trait Store")
    ));
    let run = fixture.erase(&["migrate", "--apply", "--json"]);
    let parse = |line: &str| serde_json::from_str(line).expect("it is JSON");
    let messages: Vec<serde_json::Value> = run.out.lines().map(parse).collect();
    let of = |reason: &str| messages.iter().find(|message| message["reason"] == reason);
    let change = of("change").expect("a file changes");
    assert_eq!(change["file"], "Cargo.toml");
    assert_has(change["diff"].as_str().expect("text"), "+erase-core");
    let mend = of("mend").expect("`?Sized` is mended");
    assert_eq!(
        (&mend["file"], &mend["line"]),
        (&"src/lib.rs".into(), &3.into())
    );
    let finding = of("finding").expect("the path is left");
    assert_eq!(
        (&finding["code"], &finding["line"]),
        (&"E0277".into(), &14.into())
    );
    assert_has(finding["advice"].as_str().expect("text"), "call the method");
    let summary = messages.last().expect("there is one");
    assert_eq!(
        (&summary["reason"], &summary["moved"]),
        (&"summary".into(), &2.into())
    );
    assert_eq!(
        (&summary["applied"], &summary["checked"]),
        (&true.into(), &true.into())
    );
    let run = Fixture::lib(STORE).erase(&["check", "--json"]);
    assert_eq!(run.out.lines().count(), 4);
    assert!(
        run.out
            .starts_with(r#"{"reason":"use","file":"Cargo.toml","line":7,"#)
    );
}

#[test]
fn a_wrong_call_has_its_exit_code() {
    let fixture = Fixture::lib(STORE);
    for args in [
        &["migrate", "nowhere"][..],
        &["migrate", "--no-such-option"],
        &[],
    ] {
        assert_eq!(fixture.erase(args).code, Some(2), "{args:?}");
    }
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
fn it_has_a_version() {
    let run = Fixture::lib(STORE).erase(&["--version"]);
    assert_has(&run.out, concat!("erase ", env!("CARGO_PKG_VERSION")));
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
    assert_without(&run.out, "--apply");
}
