//! All or nothing for each trait: what stays with async-trait keeps its attribute, its import and
//! its dependency, and the crate builds.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, assert_has, assert_without, manifest, store};
use expect_test::expect;

const FOREIGN: &str = "\
use async_trait::async_trait;
use other::Service;
use other::Service as Renamed;

#[async_trait]
pub(crate) trait Store {
    async fn get(&self) -> u32;
}

pub(crate) struct Memory;

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

mod inner {
    use super::*;

    struct Inner;
    struct Second;

    #[async_trait]
    impl Renamed for Inner {
        async fn call(&self) -> u32 {
            3
        }
    }

    #[async_trait]
    impl other::Service for Second {
        async fn call(&self) -> u32 {
            4
        }
    }
}
";

fn with_another_crate(text: &str) -> Fixture {
    Fixture::new(&[
        (
            "Cargo.toml",
            &manifest(
                "app",
                "
[dependencies]
async-trait = \"0.1\"
other = { path = \"other\" }

[workspace]
exclude = [\"other\"]
",
            ),
        ),
        ("src/lib.rs", text),
        (
            "other/Cargo.toml",
            &manifest(
                "other",
                "[dependencies]\nasync-trait = \"0.1\"\n[workspace]\n",
            ),
        ),
        (
            "other/src/lib.rs",
            "#[async_trait::async_trait]\npub trait Service {\n    async fn call(&self) -> u32;\n}\n",
        ),
    ])
}

#[test]
fn impls_of_another_crates_trait_keep_the_attribute() {
    let fixture = with_another_crate(FOREIGN);
    let run = fixture.migrated(&[]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    expect![[r#"
        use erase_core::erase;
        use other::Service;
        use other::Service as Renamed;

        #[erase]
        pub(crate) trait Store {
            async fn get(&self) -> u32;
        }

        pub(crate) struct Memory;

        impl Store for Memory {
            async fn get(&self) -> u32 {
                1
            }
        }

        #[async_trait::async_trait]
        impl Service for Memory {
            async fn call(&self) -> u32 {
                2
            }
        }

        mod inner {
            use super::*;

            struct Inner;
            struct Second;

            #[async_trait::async_trait]
            impl Renamed for Inner {
                async fn call(&self) -> u32 {
                    3
                }
            }

            #[async_trait::async_trait]
            impl other::Service for Second {
                async fn call(&self) -> u32 {
                    4
                }
            }
        }
    "#]]
    .assert_eq(&fixture.read("src/lib.rs"));
    expect![[r#"
        [package]
        name = "app"
        version = "0.1.0"
        edition = "2024"

        [dependencies]
        async-trait = "0.1"
        erase-core = "0.1"
        other = { path = "other" }

        [workspace]
        exclude = ["other"]
    "#]]
    .assert_eq(&fixture.read("Cargo.toml"));
    assert!(fixture.builds(), "a crate with both builds");
}

#[test]
fn so_do_they_with_the_minimal_change() {
    let fixture = with_another_crate(FOREIGN);
    fixture.migrated(&["--minimal"]);
    expect![[r#"
        use erase_core::async_trait;
        use other::Service;
        use other::Service as Renamed;

        #[async_trait]
        pub(crate) trait Store {
            async fn get(&self) -> u32;
        }

        pub(crate) struct Memory;

        #[async_trait]
        impl Store for Memory {
            async fn get(&self) -> u32 {
                1
            }
        }

        #[async_trait::async_trait]
        impl Service for Memory {
            async fn call(&self) -> u32 {
                2
            }
        }

        mod inner {
            use super::*;

            struct Inner;
            struct Second;

            #[async_trait::async_trait]
            impl Renamed for Inner {
                async fn call(&self) -> u32 {
                    3
                }
            }

            #[async_trait::async_trait]
            impl other::Service for Second {
                async fn call(&self) -> u32 {
                    4
                }
            }
        }
    "#]]
    .assert_eq(&fixture.read("src/lib.rs"));
    assert!(fixture.builds(), "a crate with both builds");
}

#[test]
fn two_traits_of_one_name_are_told_apart() {
    let fixture = Fixture::lib(
        "\
mod sync {
    pub trait Store {
        fn get(&self);
    }
    impl Store for u8 {
        fn get(&self) {}
    }
}
mod asynchronous {
    #[async_trait::async_trait]
    pub trait Store {
        async fn get(&self);
    }
    #[async_trait::async_trait]
    impl Store for u8 {
        async fn get(&self) {}
    }
}
#[async_trait::async_trait]
impl asynchronous::Store for u16 {
    async fn get(&self) {}
}
impl sync::Store for u16 {
    fn get(&self) {}
}
",
    );
    let run = fixture.migrated(&[]);
    assert_without(&run.out, "hand-written");
    assert!(!fixture.read("src/lib.rs").contains("async_trait"));
    assert!(fixture.builds(), "what is written builds");
}

#[test]
fn the_impls_of_a_trait_that_stays_are_told_once() {
    let implementing =
        |ty: &str| format!("#[async_trait::async_trait]\nimpl Store for {ty} {{}}\n");
    let one = format!("{}{}", store(": Sized", ""), implementing("u8"));
    let told = Fixture::lib(&one).erase(&["migrate"]).out;
    assert_has(
        &told,
        "`Store` stays with async-trait, and so does its impl\n",
    );
    let three = format!("{one}{}{}", implementing("u16"), implementing("u32"));
    assert_eq!(Fixture::findings(&three, &[]), ["2: kept", "5: kept"]);
    let told = Fixture::lib(&three).erase(&["migrate"]).out;
    assert_has(&told, "and so do its 3 impls\n");
}
