//! `D: Trait + ?Sized`: forwards by the erased method, and what no forward serves.

mod common;

use common::{Fixture, assert_has, assert_without};

const STORE: &str = "\
#[async_trait::async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
    async fn set(&mut self, value: u32);
}
";

#[test]
fn generics_that_may_be_unsized_behind_pointers() {
    let text = "\
use std::sync::Arc;
use async_trait::async_trait;
#[async_trait]
pub trait Clock: Send + Sync + 'static {
    async fn now(&self) -> u64;
}
#[async_trait]
pub trait Repo: Send + Sync {
    async fn set(&mut self, key: u64);
}
pub struct Service<R: ?Sized, C: ?Sized> {
    clock: Arc<C>,
    repo: Box<R>,
}
impl<R, C> Service<R, C>
where
    R: Repo + ?Sized,
    C: Clock + ?Sized,
{
    pub async fn tick(&mut self) -> u64 {
        let now = self.clock.now().await;
        self.repo.set(now).await;
        now
    }
}
pub async fn later<R: Repo + ?Sized>(mut repo: &mut R) {
    repo.set(2).await;
}
#[async_trait]
impl Repo for u64 {
    async fn set(&mut self, key: u64) {
        *self = key;
    }
}
#[async_trait]
impl Clock for u64 {
    async fn now(&self) -> u64 {
        *self
    }
}
";
    for (level, name) in [(&[][..], "erase"), (&["--minimal"], "async_trait")] {
        let fixture = Fixture::lib(text);
        let run = fixture.migrated(level);
        assert_eq!(run.code, Some(0), "{}", run.out);
        let after = fixture.read("src/lib.rs");
        assert_has(
            &after,
            &format!("#[{name}(forward(dyn Box, dyn Arc))]\npub trait Clock"),
        );
        assert_has(
            &after,
            &format!("#[{name}(forward(dyn Box, &mut))]\npub trait Repo"),
        );
        assert!(fixture.builds(), "{after}");
    }
}

#[test]
fn generics_that_may_be_unsized_behind_a_reference_that_no_forward_serves() {
    let rest = "async fn get<S: Store + ?Sized>(store: &S) -> u32 {\n    store.get().await\n}\n";
    let text = format!("{STORE}{rest}").replace("    async fn set(&mut self, value: u32);\n", "");
    assert_eq!(
        Fixture::findings(&text, &[]),
        [""; 0],
        "it is there by default"
    );
    let forward = ["1: forward"];
    assert_eq!(Fixture::findings(&text, &["--minimal"]), forward);
    let run = Fixture::lib(&text).erase(&["migrate", "--minimal"]);
    assert_has(&run.out, "+#[erase_core::async_trait(forward(&))]");
    let told = ["5: unsized-generic"];
    for supertraits in [": Sync + 'static", ": Sync where Self: 'static", ": Any"] {
        let text = text.replace(": Send + Sync", supertraits);
        assert_eq!(Fixture::findings(&text, &[]), told, "{supertraits}");
        let run = Fixture::lib(&text).erase(&["migrate", "--minimal"]);
        assert_has(&run.out, "leave `?Sized` out");
        assert_without(&run.out, "forward(&)");
        let owned = text.replace("store: &S", "store: Arc<S>");
        assert_eq!(Fixture::findings(&owned, &[]), forward, "{supertraits}");
    }
}
