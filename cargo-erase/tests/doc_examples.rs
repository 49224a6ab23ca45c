//! Examples in doc comments, which are code that needs its dependency, and are not edited.

mod common;

use common::{Fixture, assert_has, assert_without};

const STORE: &str = "\
/// One after the other:
///
/// ```
/// use async_trait::async_trait;
///
/// #[async_trait::async_trait]
/// trait Own {
///     async fn get(&self) -> u32;
/// }
/// ```
#[async_trait::async_trait]
trait Store {
    async fn get(&self);
}
";

#[test]
fn one_finding_an_example_says_what_to_write() {
    assert_eq!(Fixture::findings(STORE, &[]), ["4: doc-example"]);
    let run = Fixture::lib(STORE).erase(&["migrate"]);
    assert_eq!(run.code, Some(1));
    let says = "write `use erase_core::erase` and `#[erase]`";
    assert_has(&run.out, says);
    let run = Fixture::lib(STORE).erase(&["migrate", "--minimal"]);
    let says = "write `use erase_core::async_trait`";
    assert_has(&run.out, says);
}

#[test]
fn two_examples_of_one_comment_are_two_findings() {
    let text = STORE.replace(
        "/// One after the other:\n",
        "/// ```no_run\n/// # use async_trait::async_trait;\n/// ```\n",
    );
    assert_eq!(
        Fixture::findings(&text, &[]),
        ["2: doc-example", "6: doc-example"]
    );
}

#[test]
fn the_dependency_stays_while_an_example_needs_it() {
    let fixture = Fixture::lib(STORE);
    fixture.migrated(&[]);
    let manifest = fixture.read("Cargo.toml");
    let both = "[dependencies]\nasync-trait = \"0.1\"\nerase-core = \"0.1\"\n";
    assert_has(&manifest, both);
    assert!(fixture.cargo(&["test", "--doc"]), "the example still runs");
    let run = fixture.erase(&["check"]);
    assert_eq!(run.code, Some(1));
    let expected = "\
Cargo.toml:7: a dependency
src/lib.rs:4: an example in a doc comment
async-trait is used in 2 places
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_dependency_that_examples_or_re_exports_alone_need_is_not_called_unused() {
    let only_docs = "/// ```\n/// use async_trait::async_trait;\n/// ```\npub struct Memory;\n";
    let run = Fixture::lib(only_docs).erase(&["migrate"]);
    assert_without(&run.out, "nothing here uses it");
    let run = Fixture::lib("pub use async_trait::async_trait;\n").erase(&["migrate"]);
    assert_without(&run.out, "nothing here uses it");
    let run = Fixture::lib("pub struct Memory;\n").erase(&["migrate"]);
    assert_has(&run.out, "nothing here uses it");
}

#[test]
fn what_rustdoc_compiles_and_what_it_does_not() {
    let with = |info: &str| {
        let fixture = Fixture::lib(&STORE.replacen("/// ```\n", &format!("/// ```{info}\n"), 1));
        fixture.migrated(&[]);
        fixture.read("Cargo.toml").contains("async-trait")
    };
    for info in ["", "rust", "no_run", "should_panic,edition2021", "rust,x"] {
        assert!(with(info), "{info}");
    }
    for info in ["text", "toml", "ignore", "rust,ignore", "compile_fail"] {
        assert!(!with(info), "{info}");
    }
}

#[test]
fn comments_of_every_form() {
    let forms = [
        "/**\n * ```\n * use async_trait::async_trait;\n * ```\n */\n",
        "/**\n```\nuse async_trait::async_trait;\n```\n*/\n",
        "/// Text.\n///\n///     use async_trait::async_trait;\n",
        "#[doc = \"```\"]\n#[doc = \"use async_trait::async_trait;\"]\n#[doc = \"```\"]\n",
    ];
    for (form, line) in forms.iter().zip([3, 3, 3, 2]) {
        let fixture = Fixture::lib(&format!("{form}pub struct Memory;\n"));
        let run = fixture.erase(&["check"]);
        let told = format!("src/lib.rs:{line}: an example in a doc comment\n");
        assert!(run.out.contains(&told), "{form}{}", run.out);
    }
}

#[test]
fn an_example_that_was_edited_is_none_of_async_traits() {
    let text = STORE
        .replace("use async_trait::", "use erase_core::")
        .replace(
            "#[async_trait::async_trait]\n/// trait",
            "#[async_trait]\n/// trait",
        );
    let fixture = Fixture::lib(&text);
    assert_eq!(Fixture::findings(&text, &[]), [""; 0]);
    fixture.migrated(&[]);
    assert_eq!(fixture.erase(&["check"]).code, Some(0));
}

#[test]
fn text_that_speaks_of_it_is_told_once_and_needs_no_dependency() {
    let text = "\
/// Like [async_trait::async_trait],
/// and async_trait::async_trait again.
#[async_trait::async_trait]
trait Store {
    async fn get(&self);
}
";
    assert_eq!(Fixture::findings(text, &[]), ["1: doc-example"]);
    let fixture = Fixture::lib(text);
    fixture.migrated(&[]);
    assert_eq!(fixture.erase(&["check"]).code, Some(0));
}

#[test]
fn a_file_that_is_included_as_documentation() {
    let readme = "# app\n\n```rust\nuse async_trait::async_trait;\n```\n\n```rust\nuse async_trait::async_trait;\n```\n";
    let forms = [
        "#![doc = include_str!(\"../README.md\")]\n",
        "#![cfg_attr(doctest, doc = include_str!(\"../README.md\"))]\n",
    ];
    for form in forms {
        let fixture = Fixture::lib(&format!(
            "{form}#[async_trait::async_trait]\ntrait Store {{}}\n"
        ));
        fixture.write("README.md", readme);
        let run = fixture.migrated(&[]);
        assert_eq!(run.code, Some(1), "{form}");
        assert_eq!(run.out.matches("[doc-example]").count(), 1, "{form}");
        let manifest = fixture.read("Cargo.toml");
        assert!(manifest.contains("async-trait"), "{form}");
        let run = fixture.erase(&["check"]);
        let told = "src/lib.rs:1: an example in a doc comment\nasync-trait is used in 2 places\n";
        assert!(run.out.contains(told), "{form}{}", run.out);
    }
}
