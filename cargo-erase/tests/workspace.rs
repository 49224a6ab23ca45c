//! A workspace: a trait in one member, impls in others, inherited dependencies, re-exports.

mod common;

use common::{Fixture, assert_has, assert_without, manifest};
use expect_test::expect;

const API: &str = "\
pub use async_trait::async_trait;

#[async_trait]
pub trait Store {
    async fn get(&self);
}
";

const APP: &str = "\
use api::Store;

pub struct Memory;

#[api::async_trait]
impl Store for Memory {
    async fn get(&self) {}
}
";

/// `api` exports the macro and a trait, `app` implements it.
fn workspace(api: &str, app: &str) -> Fixture {
    let root = "\
[workspace]
members = [\"api\", \"app\"]
resolver = \"2\"

[workspace.dependencies]
async-trait = \"0.1.80\" # one version for all
";
    // The test's name, which is the default manifest's, makes the packages this fixture's own.
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("app");
    let on_old = "\n[dependencies]\nasync-trait = { workspace = true }\n";
    let on_api =
        format!("\n[dependencies]\napi = {{ path = \"../api\", package = \"{name}_api\" }}\n");
    Fixture::new(&[
        ("Cargo.toml", root),
        ("api/Cargo.toml", &manifest(&format!("{name}_api"), on_old)),
        ("api/src/lib.rs", api),
        ("app/Cargo.toml", &manifest(&format!("{name}_app"), &on_api)),
        ("app/src/lib.rs", app),
    ])
}

#[test]
fn every_member_goes_along() {
    let fixture = workspace(API, APP);
    fixture.migrated_and_builds();
    assert_eq!(fixture.read("app/src/lib.rs"), APP);
    let api = API.replace("async_trait::async_trait", "erase_core::async_trait");
    assert_eq!(fixture.read("api/src/lib.rs"), api);
    let root = fixture.read("Cargo.toml");
    assert_has(
        &root,
        "dependencies]\nerase-core = \"0.1\" # one version for all\n",
    );
    let api = fixture.read("api/Cargo.toml");
    assert_has(&api, "[dependencies]\nerase-core = { workspace = true }\n");
}

#[test]
fn a_member_that_keeps_it_keeps_the_shared_dependency() {
    let fixture = workspace(API, APP);
    let text = fixture.read("app/Cargo.toml");
    let text = format!("{text}\n[dev-dependencies]\nasync-trait.workspace = true\n");
    fixture.write("app/Cargo.toml", text);
    let foreign = "\
use async_trait::async_trait;
#[async_trait]
impl std::Foreign for u8 {}
mod own {
    #[async_trait::async_trait]
    impl api::Store for u8 {}
}
";
    fixture.write("app/tests/foreign.rs", foreign);
    let fixture = fixture.edited(&[]);
    let root = fixture.read("Cargo.toml");
    expect![[r#"
        [workspace]
        members = ["api", "app"]
        resolver = "2"

        [workspace.dependencies]
        async-trait = "0.1.80" # one version for all
        erase-core = "0.1"
    "#]]
    .assert_eq(&root);
    let app = fixture.read("app/Cargo.toml");
    assert_has(
        &app,
        "async-trait.workspace = true\nerase-core.workspace = true\n",
    );
    assert_without(&fixture.read("api/Cargo.toml"), "async-trait");
    let app = fixture.read("app/tests/foreign.rs");
    assert_has(
        &app,
        "use async_trait::async_trait;\n#[async_trait]\nimpl std::Foreign",
    );
    assert_has(&app, "#[erase_core::async_trait]\n    impl api::Store");
}

#[test]
fn a_member_without_the_dependency_gets_it_for_what_stays_under_a_re_export() {
    let other = "\npub trait Other {}\n#[async_trait]\nimpl api::Convert for Memory {}\n";
    let app = format!("use api::async_trait;\n{APP}{other}");
    let fixture = workspace(
        &format!("{API}#[async_trait]\npub trait Convert {{}}\n"),
        &app,
    );
    let fixture = fixture.edited(&["--except", "Convert"]);
    let app = fixture.read("app/src/lib.rs");
    assert_has(&app, "#[async_trait::async_trait]\nimpl api::Convert");
    assert_has(&fixture.read("app/Cargo.toml"), "\nasync-trait = \"0.1\"\n");
    let api = fixture.read("api/src/lib.rs");
    assert_has(&api, "#[async_trait::async_trait]\npub trait Convert");
}

#[test]
fn a_member_that_only_re_exports_goes_along_with_those_who_use_it() {
    let app = "\
use api::async_trait;
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
    for re_export in ["use async_trait::async_trait", "use async_trait::*"] {
        let fixture = workspace(&format!("pub {re_export};\n"), app);
        fixture.migrated_and_builds();
        let after = re_export.replace("async_trait::", "erase_core::");
        assert_has(&fixture.read("api/src/lib.rs"), &after);
        assert_without(&fixture.read("api/Cargo.toml"), "async-trait");
        assert_has(&fixture.read("app/Cargo.toml"), "erase-core = \"0.1\"");
    }
}

#[test]
fn a_manifest_does_as_well_as_its_folder() {
    let fixture = workspace(API, APP);
    let run = fixture.erase(&["migrate", "app/Cargo.toml"]);
    assert_has(&run.out, "+++ api/src/lib.rs\n");
    let nothing = fixture.erase(&["migrate", "app/src"]);
    assert_eq!(nothing.code, Some(2));
    assert_has(&nothing.err, "there is no manifest");
}
