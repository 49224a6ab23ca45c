//! Types in a trait's signatures that hide their lifetimes.

mod common;

use common::{Fixture, assert_has, assert_without};

const TYPES: &str = "\
pub struct Manager<'c>(&'c str);
pub enum Pair<'a, 'b> { A(&'a str), B(&'b str) }
pub struct Plain;
pub struct Mixed<'a, T>(&'a T);
";

fn migrated(before: &str, methods: &str) -> String {
    let text = format!(
        "{before}{TYPES}#[async_trait::async_trait]\npub trait Store: Sync {{\n{methods}\n}}\n"
    );
    let (full, minimal) = (Fixture::full(&text), Fixture::minimal(&text));
    let below = |text: &str| {
        text.split_once("trait Store")
            .map(|(_, rest)| rest.to_owned())
    };
    assert_eq!(below(&full), below(&minimal));
    full
}

#[test]
fn they_are_shown() {
    let methods = [
        (
            "async fn up(&self, manager: &Manager);",
            "async fn up(&self, manager: &Manager<'_>);",
        ),
        (
            "async fn down(&self, pairs: Vec<crate::Pair>) {}",
            "async fn down(&self, pairs: Vec<crate::Pair<'_, '_>>) {}",
        ),
        (
            "fn plain(&self) -> Manager;",
            "fn plain(&self) -> Manager<'_>;",
        ),
    ];
    for (method, shown) in methods {
        assert_has(&migrated("", method), shown);
    }
}

#[test]
fn what_hides_none_or_is_not_ours_is_left() {
    let methods = [
        "async fn up(&self, plain: Plain, manager: Manager<'_>);",
        "async fn up(&self, mixed: Mixed<'_, u8>);",
        "async fn up(&self) { drop(Manager(\"\")) }",
    ];
    for method in methods {
        assert_has(&migrated("", method), method);
    }
    let other = migrated(
        "mod other { pub struct Manager; }\n",
        "async fn up(&self, manager: other::Manager);",
    );
    assert_without(&other, "Manager<'_>");
    let foreign = migrated(
        "mod inner { pub use std::string::String as Manager; }\nuse std::string::String as Pair;\n",
        "async fn up(&self, pair: Pair);",
    );
    assert_without(&foreign, "Pair<'_");
}

#[test]
fn what_is_written_builds() {
    let text = format!(
        "#![allow(unused)]\n{TYPES}#[async_trait::async_trait]\npub trait Store: Sync {{\n    async fn up(&self, manager: &Manager, pair: Pair) -> usize;\n}}\n#[async_trait::async_trait]\nimpl Store for Plain {{\n    async fn up(&self, manager: &Manager, _: Pair) -> usize {{\n        manager.0.len()\n    }}\n}}\n"
    );
    for level in [&[][..], &["--minimal"]] {
        let fixture = Fixture::lib(&text);
        fixture.migrated(level);
        assert!(fixture.builds(), "{level:?}");
    }
}
