//! A trait at a time, and traits that stay behind: what is written builds.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, assert_has, assert_without};
use expect_test::expect;

const TWO: &str = "\
use async_trait::async_trait;

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

#[async_trait]
trait Clock: Send + Sync {
    async fn now(&self) -> u32;
}

struct Memory;

#[async_trait]
impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

#[async_trait]
impl Clock for Memory {
    async fn now(&self) -> u32 {
        2
    }
}

pub async fn both() -> u32 {
    let store: Box<dyn Store> = Box::new(Memory);
    let clock: Box<dyn Clock> = Box::new(Memory);
    store.get().await + clock.now().await
}
";

#[test]
fn one_trait_at_a_time() {
    let fixture = Fixture::lib(TWO);
    fixture.migrated(&["--trait", "Store"]);
    expect![[r#"
        use erase_core::erase;

        #[erase]
        trait Store: Send + Sync {
            async fn get(&self) -> u32;
        }

        #[async_trait::async_trait]
        trait Clock: Send + Sync {
            async fn now(&self) -> u32;
        }

        struct Memory;

        impl Store for Memory {
            async fn get(&self) -> u32 {
                1
            }
        }

        #[async_trait::async_trait]
        impl Clock for Memory {
            async fn now(&self) -> u32 {
                2
            }
        }

        pub async fn both() -> u32 {
            let store: Box<dyn Store> = Box::new(Memory);
            let clock: Box<dyn Clock> = Box::new(Memory);
            store.get().await + clock.now().await
        }
    "#]]
    .assert_eq(&fixture.read("src/lib.rs"));
    assert!(fixture.builds(), "a crate with both builds");

    let after = fixture.migrated(&[]);
    assert_eq!(after.code, Some(0), "{}", after.out);
    let text = fixture.read("src/lib.rs");
    assert_without(&text, "async_trait");
    assert!(!fixture.read("Cargo.toml").contains("async-trait"));
    assert!(fixture.builds(), "the rest of the way builds");
    assert_eq!(fixture.erase(&["check"]).code, Some(0));
}

#[test]
fn all_but_one_trait() {
    let fixture = Fixture::lib(TWO);
    fixture.migrated(&["--except", "Store"]);
    let text = fixture.read("src/lib.rs");
    assert_has(&text, "#[async_trait::async_trait]\ntrait Store");
    assert_has(&text, "#[erase]\ntrait Clock");
}

#[test]
fn a_trait_that_dyn_cannot_have_stays_with_its_impls() {
    let text = TWO.replace(
        "async fn now(&self)",
        "async fn now<T: Send>(&self, _with: T)",
    );
    let text = text.replace("clock: Box<dyn Clock> = Box::new(Memory)", "clock = Memory");
    let text = text.replace("clock.now()", "clock.now(1)");
    let fixture = Fixture::lib(&text);
    let run = fixture.migrated(&[]);
    assert_eq!(run.code, Some(1), "a person must look at it");
    assert_has(&run.out, "src/lib.rs:10:18");
    assert_has(
        &run.out,
        "a generic method; add `where Self: Sized` to `now` to migrate `Clock`",
    );
    let after = fixture.read("src/lib.rs");
    assert_has(&after, "#[async_trait::async_trait]\ntrait Clock");
    assert_has(&after, "#[async_trait::async_trait]\nimpl Clock");
    assert_has(&after, "#[erase]\ntrait Store");
    assert!(fixture.builds(), "what is written builds");
}

#[test]
fn a_supertrait_stays_with_a_trait_whose_default_bodies_call_it() {
    let text = "\
#[async_trait::async_trait]
trait Base: Send + Sync {
    async fn base(&mut self) -> u32;
}

#[async_trait::async_trait]
trait Derived: Base {
    async fn derived(&mut self) -> u32 {
        self.base().await + 1
    }
    async fn generic<T: Send>(&self, _with: T) {}
}

#[async_trait::async_trait]
trait Unrelated {
    async fn unrelated(&self);
}
";
    let fixture = Fixture::lib(text);
    let run = fixture.migrated(&[]);
    assert_has(&run.out, "src/lib.rs:7:16");
    let after = fixture.read("src/lib.rs");
    assert_has(&after, "#[async_trait::async_trait]\ntrait Base");
    assert_has(&after, "#[erase_core::erase]\ntrait Unrelated");
    assert!(fixture.builds(), "what is written builds");
}

#[test]
fn the_supertrait_of_a_trait_that_demands_a_size_need_not_stay() {
    let text = "\
#[async_trait::async_trait]
trait Base: Send + Sync {
    async fn base(&mut self) -> u32;
}

#[async_trait::async_trait]
trait Derived: Base
where
    Self: Sized,
{
    async fn derived(&mut self) -> u32 {
        self.base().await + 1
    }
}
";
    let fixture = Fixture::lib(text);
    let run = fixture.migrated(&[]);
    assert_eq!(run.code, Some(1), "`Derived` stays");
    let after = fixture.read("src/lib.rs");
    assert_has(&after, "#[erase_core::erase]\ntrait Base");
    assert_has(&after, "#[async_trait::async_trait]\ntrait Derived");
    assert!(fixture.builds(), "what is written builds");
}
