//! What stays with async-trait, beside what moves.

mod common;

use common::{Fixture, assert_has, assert_without, becomes, manifest};
use expect_test::expect;

const SERVICE: &str = "\
#[async_trait::async_trait]
pub trait Service {
    async fn call(&self) -> u32;
}
";

/// A crate that depends on another one, outside the workspace, with a trait `Service`.
fn with_another_crate(text: &str) -> Fixture {
    let fixture = Fixture::lib(text);
    fixture.depends_on("other = { path = \"other\" }\n");
    let on_old = "[dependencies]\nasync-trait = \"0.1\"\n[workspace]\n";
    fixture.write("other/Cargo.toml", manifest("other", on_old));
    fixture.write("other/src/lib.rs", SERVICE);
    fixture
}

#[test]
fn impls_of_another_crates_trait_keep_async_traits_attribute() {
    let fixture = with_another_crate(
        "\
use async_trait::async_trait;
use other::Service;
use other::Service as Renamed;

#[async_trait]
pub trait Store {
    async fn get(&self) -> u32;
}

pub struct Memory;

#[async_trait]
impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

#[async_trait]
impl Service for Memory {
    async fn call(&self) -> u32 {
        2
    }
}

pub mod inner {
    use super::*;

    pub struct Inner;

    #[async_trait]
    impl Renamed for Inner {
        async fn call(&self) -> u32 {
            3
        }
    }
}
",
    );
    let run = fixture.migrated_and_builds();
    assert_has(
        &run.out,
        "2 attributes moved to erase-core, 2 left with async-trait",
    );
    let after = fixture.read("src/lib.rs");
    assert_has(&after, "use erase_core::async_trait;\n");
    assert_has(&after, "#[async_trait]\nimpl Store for Memory");
    assert_has(
        &after,
        "#[async_trait::async_trait]\nimpl Service for Memory",
    );
    assert_has(
        &after,
        "#[async_trait::async_trait]\n    impl Renamed for Inner",
    );
    assert_has(
        &fixture.read("Cargo.toml"),
        "async-trait = \"0.1\"\nerase-core = \"0.1\"\nother",
    );
}

#[test]
fn a_file_with_nothing_that_moves_keeps_its_import() {
    let text = "\
use async_trait::async_trait;

struct Memory;

#[async_trait]
impl other::Service for Memory {
    async fn call(&self) -> u32 {
        2
    }
}
";
    let fixture = with_another_crate("mod a;\n#[async_trait::async_trait]\ntrait Store {}\n");
    fixture.write("src/a.rs", text);
    assert_eq!(fixture.edited(&[]).read("src/a.rs"), text);
}

#[test]
fn a_trait_of_the_same_name_is_told_apart_by_the_check() {
    let fixture = with_another_crate(
        "\
use async_trait::async_trait;
pub mod own {
    #[async_trait::async_trait]
    pub trait Service {
        async fn own(&self);
    }
}
mod hidden {
    pub use other::*;
}
pub struct Memory;
#[async_trait]
impl hidden::Service for Memory {
    async fn call(&self) -> u32 {
        2
    }
}
",
    );
    let run = fixture.migrated_and_builds();
    assert_has(
        &run.out,
        "the trait is async-trait's, and so is the attribute",
    );
    assert_has(&run.out, "an import that is unused now");
    let after = fixture.read("src/lib.rs");
    assert_has(
        &after,
        "#[async_trait::async_trait]\nimpl hidden::Service for Memory",
    );
    assert_without(&after, "use erase_core");
}

#[test]
fn an_impl_of_a_trait_that_a_macro_names_follows_it() {
    let fixture = Fixture::lib(
        "\
macro_rules! define {
    ($name:ident) => {
        #[async_trait::async_trait]
        pub trait $name {
            async fn get(&self);
        }
    };
}
define!(Store);
#[async_trait::async_trait]
impl Store for u8 {
    async fn get(&self) {}
}
",
    );
    let run = fixture.migrated_and_builds();
    assert_has(
        &run.out,
        "mended src/lib.rs:10: the trait moved, and so does the attribute",
    );
    assert_without(&fixture.read("Cargo.toml"), "async-trait");
}

#[test]
fn one_trait_at_a_time() {
    let text = "\
use async_trait::async_trait;
#[async_trait]
trait A {}
#[async_trait]
impl A for u8 {}
#[async_trait]
trait B {}
#[async_trait]
impl B for u8 {}
";
    for args in [["--trait", "A"], ["--except", "B"]] {
        let fixture = Fixture::lib(text).edited(&args);
        let after = fixture.read("src/lib.rs");
        expect![[r"
            use erase_core::async_trait;
            #[async_trait]
            trait A {}
            #[async_trait]
            impl A for u8 {}
            #[async_trait::async_trait]
            trait B {}
            #[async_trait::async_trait]
            impl B for u8 {}
        "]]
        .assert_eq(&after);
        let rest = fixture.edited(&[]).read("src/lib.rs");
        assert_eq!(rest, after.replace("async_trait::", "erase_core::"));
    }
}

#[test]
fn a_generated_trait_stays_under_its_own_crates_attribute() {
    let generated = "\
pub mod greeter_server {
    use tonic::codegen::*;
    #[async_trait]
    pub trait Greeter {}
}
";
    let own = "\
mod hello;
use async_trait::async_trait;
#[async_trait]
trait Store {}
#[tonic::async_trait]
impl Greeter for u8 {}
#[async_trait]
impl Greeter for u16 {}
";
    let fixture = Fixture::new(&[("src/lib.rs", own), ("src/hello.rs", generated)]);
    fixture.depends_on("tonic = \"0.12\"\n");
    let fixture = fixture.edited(&[]);
    assert_eq!(fixture.read("src/hello.rs"), generated);
    let after = fixture.read("src/lib.rs");
    assert_has(&after, "#[tonic::async_trait]\nimpl Greeter for u8");
    assert_has(&after, "#[async_trait::async_trait]\nimpl Greeter for u16");
}

#[test]
fn an_import_that_other_files_use_moves_with_them() {
    becomes(
        "\
use async_trait::async_trait;
#[async_trait]
impl std::fmt::Foreign for u8 {}
mod inner {
    use super::*;
    #[async_trait]
    trait Store {}
}
",
        &expect![[r"
            use erase_core::async_trait;
            #[async_trait::async_trait]
            impl std::fmt::Foreign for u8 {}
            mod inner {
                use super::*;
                #[async_trait]
                trait Store {}
            }
        "]],
    );
}
