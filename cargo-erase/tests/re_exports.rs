//! A workspace whose members get the macro by a re-export, where not all can be migrated.

mod common;

use common::{Fixture, assert_has, assert_without, manifest};

/// `api` re-exports the macro, and `app` has it from there alone.
fn workspace(api: &str, app: &str) -> Fixture {
    let members = "[workspace]\nmembers = [\"api\", \"app\"]\nresolver = \"2\"\n";
    Fixture::new(&[
        ("Cargo.toml", members),
        (
            "api/Cargo.toml",
            &manifest("api", "\n[dependencies]\nasync-trait = \"0.1\"\n"),
        ),
        ("api/src/lib.rs", api),
        (
            "app/Cargo.toml",
            &manifest("app", "\n[dependencies]\napi = { path = \"../api\" }\n"),
        ),
        (
            "app/src/lib.rs",
            &format!("{app}struct Small;\nstruct Large;\n"),
        ),
    ])
}

const API: &str = "\
pub use async_trait::async_trait;

#[async_trait]
pub trait Store {
    async fn get(&self);
}
";

const STAYS: &str = "\
#[async_trait]
pub trait Convert: Sized {
    async fn convert(self);
}
";

const APP: &str = "\
use api::async_trait;

#[async_trait]
impl api::Store for Small {
    async fn get(&self) {}
}
#[api::async_trait]
impl api::Store for Large {
    async fn get(&self) {}
}
";

const IMPLS: &str = "\
#[async_trait]
impl Convert for Small {
    async fn convert(self) {}
}
#[api::async_trait]
impl Convert for Large {
    async fn convert(self) {}
}
";

#[test]
fn it_stays_where_a_member_needs_it_for_what_stays() {
    for level in [&[][..], &["--minimal"]] {
        let fixture = workspace(
            &format!("{API}{STAYS}"),
            &format!("use api::Convert;\n{APP}{IMPLS}"),
        );
        let run = fixture.migrated(level);
        let api = fixture.read("api/src/lib.rs");
        assert_has(&api, "pub use async_trait::async_trait;\n");
        assert_has(&run.out, "check[re-export]: this re-export stays");
        assert!(fixture.builds(), "{level:?}");
    }
}

#[test]
fn it_stays_for_a_trait_of_the_other_member() {
    for level in [&[][..], &["--minimal"]] {
        let fixture = workspace(API, &format!("{APP}{STAYS}{IMPLS}"));
        fixture.migrated(level);
        assert_has(&fixture.read("api/Cargo.toml"), "\nasync-trait = ");
        assert!(fixture.builds(), "{level:?}");
    }
}

#[test]
fn a_member_with_the_dependency_names_it_by_its_path() {
    for level in [&[][..], &["--minimal"]] {
        let text = format!("use api::{{Convert, async_trait}};\n{IMPLS}");
        let fixture = workspace(&format!("{API}{STAYS}"), &text);
        let dependencies = "\n[dependencies]\nasync-trait = \"0.1\"\napi = { path = \"../api\" }\n";
        fixture.write("app/Cargo.toml", manifest("app", dependencies));
        fixture.migrated(level);
        assert_has(&fixture.read("api/src/lib.rs"), "pub use erase_core");
        let app = fixture.read("app/src/lib.rs");
        assert_eq!(app.matches("#[async_trait::async_trait]").count(), 2);
        assert!(fixture.builds(), "{level:?}");
    }
}

#[test]
fn a_member_that_needs_nothing_new_gets_no_dependency() {
    for level in [&[][..], &["--minimal"]] {
        let fixture = workspace(API, APP);
        fixture.migrated(level);
        assert_without(&fixture.read("app/Cargo.toml"), "erase-core");
        assert!(fixture.builds(), "{level:?}");
    }
}

#[test]
fn one_of_the_crate_keeps_the_name_of_the_crate() {
    let app = "\
use api::async_trait;

#[async_trait::async_trait]
impl api::Store for Small {
    async fn get(&self) {}
}
";
    for (reexport, after) in [
        ("use async_trait", "use erase_core as async_trait"),
        (
            "use async_trait as async_trait",
            "use erase_core as async_trait",
        ),
        (
            "extern crate async_trait",
            "extern crate erase_core as async_trait",
        ),
    ] {
        let api = API.replace("use async_trait::async_trait", reexport);
        let api = api.replace("#[async", "#[async_trait::async");
        for level in [&[][..], &["--minimal"]] {
            let fixture = workspace(&api, app);
            fixture.migrated(level);
            assert_has(&fixture.read("api/src/lib.rs"), &format!("pub {after};\n"));
            assert!(fixture.builds(), "{reexport} {level:?}");
        }
    }
}

#[test]
fn one_of_the_crate_stays_beside_a_trait_that_stays() {
    let api = format!("{API}{STAYS}").replace("#[async", "#[async_trait::async");
    let api = api.replace("use async_trait::async_trait", "use async_trait");
    let fixture = workspace(&api, "");
    let run = fixture.migrated(&[]);
    assert_has(&fixture.read("api/src/lib.rs"), "pub use async_trait;\n");
    assert_has(&run.out, "check[re-export]: this re-export stays");
}
