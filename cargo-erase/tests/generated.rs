//! Traits that a generator wrote under its own crate's `async_trait`, as tonic-build does, beside the
//! user's own.

mod common;

use common::{Fixture, assert_has, assert_without, manifest};

/// What tonic-build writes, shortened.
const GENERATED: &str = "\
/// Generated.
pub mod greeter_server {
    use tonic::codegen::*;
    #[async_trait]
    pub trait Greeter: std::marker::Send + std::marker::Sync + 'static {
        async fn say_hello(&self) -> u32;
    }
}
";

const OWN: &str = "\
mod hello;
use async_trait::async_trait;
use hello::greeter_server::Greeter;

#[async_trait]
trait Store: Send + Sync {
    async fn load(&self) -> u32;
}

struct Service(Box<dyn Store>);

#[tonic::async_trait]
impl Greeter for Service {
    async fn say_hello(&self) -> u32 {
        self.0.load().await
    }
}

struct Other;

#[async_trait]
impl Greeter for Other {
    async fn say_hello(&self) -> u32 {
        1
    }
}
";

const DEPENDENCIES: &str =
    "\n[dependencies]\nasync-trait = \"0.1\"\ntonic = { path = \"tonic\" }\n\n[workspace]\n";

/// A crate that has such a file, and a stand-in for tonic.
fn with_generated() -> Fixture {
    let tonic = "pub use async_trait::async_trait;\npub mod codegen {\n    pub use async_trait::async_trait;\n}\n";
    let on_old = "\n[dependencies]\nasync-trait = \"0.1\"\n";
    let on_tonic = DEPENDENCIES.replace("[workspace]", "[workspace]\nexclude = [\"tonic\"]");
    Fixture::new(&[
        ("Cargo.toml", &manifest("app", &on_tonic)),
        ("tonic/Cargo.toml", &manifest("tonic", on_old)),
        ("tonic/src/lib.rs", tonic),
        ("src/lib.rs", OWN),
        ("src/hello.rs", GENERATED),
    ])
}

#[test]
fn a_generated_trait_stays_with_its_impls_and_the_crate_builds() {
    for level in [&[][..], &["--minimal"]] {
        let fixture = with_generated();
        let run = fixture.migrated(level);
        assert_eq!(fixture.read("src/hello.rs"), GENERATED, "{level:?}");
        assert_has(&run.out, "src/hello.rs:4:5");
        let after = fixture.read("src/lib.rs");
        assert_has(
            &after,
            "#[async_trait::async_trait]\nimpl Greeter for Other",
        );
        assert_has(&after, "#[tonic::async_trait]\nimpl Greeter for Service");
        assert_without(&after, "#[async_trait::async_trait]\ntrait Store");
        assert!(fixture.builds(), "{level:?}");
    }
}

#[test]
fn the_crates_own_names_come_first() {
    let text = "\
#[macro_use]
extern crate async_trait;
mod inner {
    use tonic::codegen::*;
    #[async_trait]
    trait Store {
        async fn load(&self) -> u32;
    }
}
";
    let by_macro_use = Fixture::full(text);
    assert_has(&by_macro_use, "#[erase_core::erase]\n    trait Store");
    let by_glob = text
        .replace(
            "#[macro_use]\nextern crate async_trait;",
            "use async_trait::async_trait;",
        )
        .replace("use tonic", "use super::*;\n    use tonic");
    let fixture = Fixture::new(&[
        ("Cargo.toml", &manifest("app", DEPENDENCIES)),
        ("tonic/Cargo.toml", &manifest("tonic", "")),
        ("tonic/src/lib.rs", ""),
        ("src/lib.rs", &by_glob),
    ]);
    fixture.migrated(&[]);
    assert_has(&fixture.read("src/lib.rs"), "erase]\n    trait Store");
}

#[test]
fn an_impl_under_async_traits_own_of_a_trait_under_another_crates_stays() {
    let text = "\
#[tonic::async_trait]
trait Greeter {
    async fn say_hello(&self) -> u32;
}
#[async_trait::async_trait]
impl Greeter for u8 {
    async fn say_hello(&self) -> u32 {
        1
    }
}
";
    assert_eq!(Fixture::full(text), text);
    assert_eq!(Fixture::minimal(text), text);
}
