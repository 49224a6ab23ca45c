//! Each way to depend on async-trait, before and after.

use super::*;

const REPLACE: Needs = Needs {
    old: false,
    has_new: false,
    add: false,
};
const BESIDE: Needs = Needs {
    old: true,
    ..REPLACE
};

#[track_caller]
fn check(needs: Needs, before: &str, after: &str) {
    assert_eq!(package(before, needs).expect("it parses"), after);
}

#[test]
fn a_plain_dependency_keeps_its_comments() {
    check(
        REPLACE,
        "[dependencies]\n# why\nasync-trait = \"0.1.83\" # here\nserde = \"1\"\n",
        "[dependencies]\n# why\nerase-core = \"0.1\" # here\nserde = \"1\"\n",
    );
}

#[test]
fn a_sorted_table_stays_sorted() {
    check(
        REPLACE,
        "[dependencies]\nasync-trait = \"0.1\"\nbytes = \"1\"\nfutures = \"0.3\"\n",
        "[dependencies]\nbytes = \"1\"\nerase-core = \"0.1\"\nfutures = \"0.3\"\n",
    );
}

#[test]
fn beside_async_trait_in_a_mixed_crate() {
    check(
        BESIDE,
        "[dependencies]\ntokio = \"1\"\nasync-trait = \"0.1\"\nbytes = \"1\"\n",
        "[dependencies]\ntokio = \"1\"\nasync-trait = \"0.1\"\nerase-core = \"0.1\"\nbytes = \"1\"\n",
    );
}

#[test]
fn a_renamed_dependency() {
    check(
        REPLACE,
        "[dependencies]\nat = { package = \"async-trait\", version = \"0.1\" }\n",
        "[dependencies]\nerase-core = \"0.1\"\n",
    );
}

#[test]
fn inherited_from_the_workspace() {
    check(
        REPLACE,
        "[dependencies]\nasync-trait.workspace = true\n[dev-dependencies]\nasync-trait = { workspace = true }\n",
        "[dependencies]\nerase-core.workspace = true\n[dev-dependencies]\nerase-core = { workspace = true }\n",
    );
    assert!(inherits("[dependencies]\nasync-trait.workspace = true\n"));
    assert!(!inherits("[dependencies]\nasync-trait = \"0.1\"\n"));
    let shared = "[workspace.dependencies]\nasync-trait = \"0.1\"\nserde = \"1\"\n";
    let replaced = "[workspace.dependencies]\nerase-core = \"0.1\"\nserde = \"1\"\n";
    assert_eq!(workspace(shared, false).expect("it parses"), replaced);
    let beside =
        "[workspace.dependencies]\nasync-trait = \"0.1\"\nerase-core = \"0.1\"\nserde = \"1\"\n";
    assert_eq!(workspace(shared, true).expect("it parses"), beside);
}

#[test]
fn for_some_targets() {
    check(
        REPLACE,
        "[target.'cfg(unix)'.dependencies]\nasync-trait = { version = \"0.1\", default-features = false }\n",
        "[target.'cfg(unix)'.dependencies]\nerase-core = \"0.1\"\n",
    );
}

#[test]
fn a_table_of_its_own() {
    check(
        REPLACE,
        "[dependencies.async-trait]\nversion = \"0.1\"\noptional = true\n\n[features]\nasync = [\"dep:async-trait\", \"std\"]\nstd = []\n",
        "[dependencies.erase-core]\nversion = \"0.1\"\noptional = true\n\n[features]\nasync = [\"dep:erase-core\", \"std\"]\nstd = []\n",
    );
}

#[test]
fn an_implicit_feature_stays() {
    check(
        REPLACE,
        "[dependencies]\nasync-trait = { version = \"0.1\", optional = true }\n\n[features]\nasync = [\"async-trait\"]\n",
        "[dependencies]\nerase-core = { version = \"0.1\", optional = true }\n\n[features]\nasync = [\"async-trait\"]\nasync-trait = [\"dep:erase-core\"]\n",
    );
}

#[test]
fn where_erase_core_is_there_already() {
    let has_new = Needs {
        has_new: true,
        ..REPLACE
    };
    check(
        has_new,
        "[dependencies]\nasync-trait = \"0.1\"\nerase-core = \"0.1\"\n",
        "[dependencies]\nerase-core = \"0.1\"\n",
    );
}
