//! All or nothing for each trait: what stays with async-trait keeps its attribute, its import and
//! its dependency, and the crate builds.

mod common;

use std::path::Path;
use std::process::Command;

use common::Fixture;
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
            "\
[package]
name = \"app\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
async-trait = \"0.1\"
other = { path = \"other\" }

[workspace]
exclude = [\"other\"]
",
        ),
        ("src/lib.rs", text),
        (
            "other/Cargo.toml",
            "[package]\nname = \"other\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[dependencies]\nasync-trait = \"0.1\"\n[workspace]\n",
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
    assert!(builds(&fixture), "a crate with both builds");
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
    assert!(builds(&fixture), "a crate with both builds");
}

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
    assert!(builds(&fixture), "a crate with both builds");

    let after = fixture.migrated(&[]);
    assert_eq!(after.code, Some(0), "{}", after.out);
    let text = fixture.read("src/lib.rs");
    assert!(!text.contains("async_trait"), "{text}");
    assert!(!fixture.read("Cargo.toml").contains("async-trait"));
    assert!(builds(&fixture), "the rest of the way builds");
    assert_eq!(fixture.erase(&["check"]).code, Some(0));
}

#[test]
fn all_but_one_trait() {
    let fixture = Fixture::lib(TWO);
    fixture.migrated(&["--except", "Store"]);
    let text = fixture.read("src/lib.rs");
    assert!(
        text.contains("#[async_trait::async_trait]\ntrait Store"),
        "{text}"
    );
    assert!(text.contains("#[erase]\ntrait Clock"), "{text}");
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
    assert!(run.out.contains("src/lib.rs:10:18"), "{}", run.out);
    assert!(
        run.out
            .contains("a generic method; add `where Self: Sized` to `now` to migrate `Clock`"),
        "{}",
        run.out
    );
    let after = fixture.read("src/lib.rs");
    assert!(
        after.contains("#[async_trait::async_trait]\ntrait Clock"),
        "{after}"
    );
    assert!(
        after.contains("#[async_trait::async_trait]\nimpl Clock"),
        "{after}"
    );
    assert!(after.contains("#[erase]\ntrait Store"), "{after}");
    assert!(builds(&fixture), "what is written builds");
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
    assert!(!run.out.contains("hand-written"), "{}", run.out);
    assert!(!fixture.read("src/lib.rs").contains("async_trait"));
    assert!(builds(&fixture), "what is written builds");
}

/// Whether the crate builds against this tree's erase-core, without a network.
fn builds(fixture: &Fixture) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a member is in a folder");
    let lock = root.join("Cargo.lock");
    std::fs::copy(lock, fixture.path("Cargo.lock")).expect("the versions of this workspace");
    let core = root.join("erase-core");
    let patch = format!(
        "patch.crates-io.erase-core.path={:?}",
        core.display().to_string()
    );
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--config", &patch])
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("mixed"),
        )
        .current_dir(fixture.root())
        .output()
        .expect("cargo runs");
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    }
    output.status.success()
}
