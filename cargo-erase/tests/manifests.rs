//! Each way to depend on async-trait.

mod common;

use common::{Fixture, manifest};

const STORE: &str = "#[async_trait::async_trait]\ntrait Store {}\n";

/// What the part of a manifest behind the package becomes, for this library.
#[track_caller]
fn becomes(lib: &str, before: &str, after: &str) {
    let files = [
        (
            "Cargo.toml",
            &*manifest("app", &format!("\n{before}\n[workspace]\n")),
        ),
        ("src/lib.rs", lib),
    ];
    let text = Fixture::new(&files).edited(&[]).read("Cargo.toml");
    assert_eq!(text, manifest("app", &format!("\n{after}\n[workspace]\n")));
}

#[test]
fn a_plain_dependency_keeps_its_comments() {
    becomes(
        STORE,
        "[dependencies]\n# why\nasync-trait = \"0.1.83\" # here\nserde = \"1\"\n",
        "[dependencies]\n# why\nerase-core = \"0.1\" # here\nserde = \"1\"\n",
    );
}

#[test]
fn a_sorted_table_stays_sorted() {
    becomes(
        STORE,
        "[dependencies]\nasync-trait = \"0.1\"\nbytes = \"1\"\nfutures = \"0.3\"\n",
        "[dependencies]\nbytes = \"1\"\nerase-core = \"0.1\"\nfutures = \"0.3\"\n",
    );
}

#[test]
fn beside_async_trait_in_a_mixed_crate() {
    becomes(
        "#[async_trait::async_trait]\ntrait Store {}\n#[async_trait::async_trait]\nimpl std::X for u8 {}\n",
        "[dependencies]\ntokio = \"1\"\nasync-trait = \"0.1\" # why\nbytes = \"1\"\n",
        "[dependencies]\ntokio = \"1\"\nasync-trait = \"0.1\" # why\nerase-core = \"0.1\"\nbytes = \"1\"\n",
    );
}

#[test]
fn a_renamed_dependency() {
    becomes(
        "#[at::async_trait]\ntrait Store {}\n",
        "[dependencies]\nat = { package = \"async-trait\", version = \"0.1\" }\n",
        "[dependencies]\nerase-core = \"0.1\"\n",
    );
}

#[test]
fn for_some_targets_and_for_tests() {
    becomes(
        STORE,
        "[dev-dependencies]\nasync-trait = \"0.1\"\n\n[target.'cfg(unix)'.dependencies]\nasync-trait = { version = \"0.1\", default-features = false }\n",
        "[dev-dependencies]\nerase-core = \"0.1\"\n\n[target.'cfg(unix)'.dependencies]\nerase-core = \"0.1\"\n",
    );
}

#[test]
fn a_table_of_its_own_and_a_feature_that_names_it() {
    becomes(
        STORE,
        "[dependencies.async-trait]\nversion = \"0.1\"\noptional = true\n\n[features]\nasync = [\"dep:async-trait\", \"std\"]\nstd = []\n",
        "[dependencies.erase-core]\nversion = \"0.1\"\noptional = true\n\n[features]\nasync = [\"dep:erase-core\", \"std\"]\nstd = []\n",
    );
}

#[test]
fn an_implicit_feature_stays() {
    becomes(
        STORE,
        "[dependencies]\nasync-trait = { version = \"0.1\", optional = true }\n\n[features]\nasync = [\"async-trait\"]\n",
        "[dependencies]\nerase-core = { version = \"0.1\", optional = true }\n\n[features]\nasync = [\"async-trait\"]\nasync-trait = [\"dep:erase-core\"]\n",
    );
}

#[test]
fn where_erase_core_is_there_already() {
    becomes(
        STORE,
        "[dependencies]\nasync-trait = \"0.1\"\nerase-core = \"0.1\"\n",
        "[dependencies]\nerase-core = \"0.1\"\n",
    );
}

#[test]
fn without_a_check_an_unused_dependency_stays() {
    let before = "[dependencies]\nasync-trait = \"0.1\"\n";
    becomes("pub struct Memory;\n", before, before);
}
