//! A workspace: a trait in one member, impls in others, an inherited dependency, a re-export.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, assert_has, assert_without, manifest};
use expect_test::expect;

fn workspace() -> Fixture {
    Fixture::new(&[
        (
            "Cargo.toml",
            "\
[workspace]
members = [\"api\", \"app\", \"plain\"]
resolver = \"2\"

[workspace.dependencies]
api = { path = \"api\" }
async-trait = \"0.1.80\" # one version for all
",
        ),
        (
            "api/Cargo.toml",
            &manifest(
                "api",
                "\n[dependencies]\nasync-trait = { workspace = true }\n",
            ),
        ),
        (
            "api/src/lib.rs",
            "\
pub use async_trait::async_trait;

#[async_trait]
pub trait Store {
    async fn get(&self);
}
",
        ),
        (
            "app/Cargo.toml",
            &manifest(
                "app",
                "\n[dependencies]\napi.workspace = true\n\n[dev-dependencies]\nasync-trait.workspace = true\n",
            ),
        ),
        (
            "app/src/main.rs",
            "\
use api::Store;

struct Memory;

#[api::async_trait]
impl Store for Memory {
    async fn get(&self) {}
}

fn main() {}
",
        ),
        (
            "app/tests/store.rs",
            "\
use async_trait::async_trait;

struct Mock;

#[async_trait]
impl api::Store for Mock {
    async fn get(&self) {}
}
",
        ),
        ("plain/Cargo.toml", &manifest("plain", "")),
        ("plain/src/lib.rs", "pub fn plain() {}\n"),
    ])
}

#[test]
fn every_member_goes_along() {
    let fixture = workspace();
    let run = fixture.migrated(&[]);
    assert_has(&run.out, "check[re-export]");
    let read = |path: &str| format!("--- {path}\n{}", fixture.read(path));
    let all = [
        read("Cargo.toml"),
        read("api/Cargo.toml"),
        read("api/src/lib.rs"),
        read("app/Cargo.toml"),
        read("app/src/main.rs"),
        read("app/tests/store.rs"),
    ];
    expect![[r#"
        --- Cargo.toml
        [workspace]
        members = ["api", "app", "plain"]
        resolver = "2"

        [workspace.dependencies]
        api = { path = "api" }
        erase-core = "0.1" # one version for all
        --- api/Cargo.toml
        [package]
        name = "api"
        version = "0.1.0"
        edition = "2024"

        [dependencies]
        erase-core = { workspace = true }
        --- api/src/lib.rs
        pub use erase_core::async_trait;

        #[erase_core::erase]
        pub trait Store {
            async fn get(&self);
        }
        --- app/Cargo.toml
        [package]
        name = "app"
        version = "0.1.0"
        edition = "2024"

        [dependencies]
        api.workspace = true

        [dev-dependencies]
        erase-core.workspace = true
        --- app/src/main.rs
        use api::Store;

        struct Memory;

        impl Store for Memory {
            async fn get(&self) {}
        }

        fn main() {}
        --- app/tests/store.rs
        struct Mock;

        impl api::Store for Mock {
            async fn get(&self) {}
        }
    "#]]
    .assert_eq(&all.concat());
    assert_eq!(fixture.read("plain/Cargo.toml").matches("erase").count(), 0);
}

#[test]
fn a_member_that_keeps_it_keeps_the_shared_dependency() {
    let fixture = workspace();
    let foreign = "#[async_trait::async_trait]\nimpl foreign::Trait for u8 {}\n";
    fixture.write("app/tests/foreign.rs", foreign);
    fixture.migrated(&[]);
    let shared = fixture.read("Cargo.toml");
    assert_has(&shared, "async-trait = \"0.1.80\" # one version for all\n");
    assert_has(&shared, "erase-core = \"0.1\"\n");
    let app = fixture.read("app/Cargo.toml");
    assert_has(&app, "async-trait.workspace = true\n");
    assert_has(&app, "erase-core.workspace = true\n");
    let api = fixture.read("api/Cargo.toml");
    assert_without(&api, "async-trait");
    assert_eq!(fixture.read("app/tests/foreign.rs"), foreign);
}

#[test]
fn a_manifest_does_as_well_as_its_folder() {
    let fixture = workspace();
    let run = fixture.erase(&["migrate", "api/Cargo.toml"]);
    assert!(
        run.out.contains("app/src/main.rs"),
        "the whole workspace: {}",
        run.out
    );
    let nothing = fixture.erase(&["migrate", "plain/src"]);
    assert_eq!(nothing.code, Some(2));
    assert_has(&nothing.err, "there is no manifest");
}

#[test]
fn a_member_that_only_re_exports_goes_along_with_those_who_use_it() {
    let root = "[workspace]\nmembers = [\"facade\", \"app\"]\nresolver = \"2\"\n";
    let on_old = "\n[dependencies]\nasync-trait = \"0.1\"\n";
    let on_facade = "\n[dependencies]\nfacade = { path = \"../facade\" }\n";
    let user = "\
use facade::async_trait;
#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}
#[async_trait]
impl Store for u32 {
    async fn get(&self) -> u32 {
        *self
    }
}
pub async fn both(a: &u32) -> u32 {
    let b: &dyn Store = a;
    a.get().await + b.get().await
}
";
    let re_export = "pub use async_trait::async_trait;\n";
    for level in [&[][..], &["--minimal"]] {
        let fixture = Fixture::new(&[
            ("Cargo.toml", root),
            ("facade/Cargo.toml", &manifest("facade", on_old)),
            ("facade/src/lib.rs", re_export),
            ("app/Cargo.toml", &manifest("app", on_facade)),
            ("app/src/lib.rs", user),
        ]);
        let run = fixture.migrated(level);
        assert_has(&run.out, "check[re-export]");
        let swapped = "pub use erase_core::async_trait;\n";
        assert_eq!(fixture.read("facade/src/lib.rs"), swapped, "{level:?}");
        assert_without(&fixture.read("facade/Cargo.toml"), "async-trait");
        assert!(fixture.builds(), "{level:?}");
    }
}
