//! `dyn` types of traits that have a migrated supertrait.

mod common;

use common::{Fixture, assert_has};

const BASE: &str = "\
#[async_trait::async_trait]
trait Base: Send + Sync {
    async fn base(&self) -> u32;
}
";

const DERIVED: &str = "\
trait Derived: Base {
    fn name(&self) -> u32;
}
";

const CALL: &str = "\
async fn call(value: Box<dyn Derived>) -> u32 {
    value.base().await
}
";

fn findings(attribute: &str, call: &str, args: &[&str]) -> Vec<String> {
    Fixture::findings(&format!("{BASE}{attribute}{DERIVED}{call}"), args)
}

#[test]
fn a_plain_trait_below_is_told_where_it_is_behind_dyn() {
    assert_eq!(findings("", CALL, &[]), ["5: inherited"]);
    assert_eq!(findings("", CALL, &["--minimal"]), ["5: inherited"]);
    let generic = "async fn call(value: impl Derived) -> u32 {\n    value.base().await\n}\n";
    assert_eq!(findings("", generic, &[]), [""; 0]);
}

#[test]
fn a_migrated_trait_below_is_told_where_nothing_is_forwarded() {
    let attribute = "#[async_trait::async_trait]\n";
    assert_eq!(findings(attribute, CALL, &[]), [""; 0]);
    assert_eq!(findings(attribute, CALL, &["--minimal"]), ["6: inherited"]);
}

#[test]
fn what_is_advised_builds() {
    let text = format!("{BASE}{DERIVED}{CALL}");
    let fixture = Fixture::lib(&text);
    let run = fixture.migrated(&[]);
    assert_has(&run.out, "write `#[erase]` above `Derived`");
    let text = fixture.read("src/lib.rs");
    assert!(!fixture.builds(), "it is told for a reason");
    let with = text.replace("trait Derived", "#[erase_core::erase]\ntrait Derived");
    fixture.write("src/lib.rs", with);
    assert!(fixture.builds());
}

#[test]
fn what_is_advised_at_the_minimal_level_builds() {
    let fixture = Fixture::lib(&format!("{BASE}{DERIVED}{CALL}"));
    let run = fixture.migrated(&["--minimal"]);
    assert_has(&run.out, "`#[async_trait(forward(&, Box))]`");
    let text = fixture.read("src/lib.rs");
    let with = text
        .replace(
            "async_trait]\ntrait Base",
            "async_trait(forward(&, Box))]\ntrait Base",
        )
        .replace("trait Derived", "#[erase_core::async_trait]\ntrait Derived");
    fixture.write("src/lib.rs", with);
    assert!(fixture.builds());
}
