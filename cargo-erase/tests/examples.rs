//! Examples in documentation.

mod common;

use common::{Fixture, assert_has, assert_without};

const STORE: &str = "#[async_trait::async_trait]\ntrait Store {}\n";

#[track_caller]
fn after(documentation: &str) -> String {
    let fixture = Fixture::lib(&format!("{documentation}{STORE}")).edited(&[]);
    let after = fixture.read("src/lib.rs");
    let manifest = fixture.read("Cargo.toml");
    let has_old = after.contains("use async_trait::");
    assert_eq!(
        manifest.contains("async-trait"),
        has_old,
        "it is needed for the example"
    );
    after
}

#[test]
fn comments_of_every_form_move() {
    for form in [
        "/// ```\n/// use async_trait::async_trait;\n/// # use ::async_trait::async_trait as at;\n/// ```\n",
        "//! ```rust,no_run\n//! use async_trait::async_trait;\n//! ```\n",
        "/**\n * ```\n * use async_trait::async_trait;\n * ```\n */\n",
        "/**\n```\nuse async_trait::async_trait;\n```\n*/\n",
        "/// Text.\n///\n///     use async_trait::async_trait;\n",
        "///```ignore\n///use async_trait::async_trait;\n///```\n",
        "/// - ```\n///   use async_trait::async_trait;\n///   ```\r\n",
        "macro_rules! m { () => {\n/// ```\n/// use async_trait::async_trait;\n/// ```\nstruct M;\n} }\n",
    ] {
        let expected = format!("{form}{STORE}").replace("async_trait::", "erase_core::");
        assert_eq!(after(form), expected);
    }
}

#[test]
fn text_and_other_languages_are_not_edited() {
    for form in [
        "/// As `async_trait::async_trait` does.\n",
        "/// ```text\n/// async_trait::async_trait\n/// ```\n",
        "/// ```compile_fail\n/// #[async_trait::async_trait]\n/// ```\n",
        "/// ```\n/// let text = \"use async_trait\";\n/// ```\n",
    ] {
        assert!(after(form).starts_with(form), "{form}");
    }
}

#[test]
fn an_example_moves_with_its_traits() {
    let example = "\
/// ```
/// #[async_trait::async_trait]
/// trait Own {}
/// #[async_trait::async_trait]
/// impl Own for u8 {}
/// #[async_trait::async_trait]
/// impl app::Store for u8 {}
/// ```
";
    assert_without(&after(example), "async_trait::");
}

#[test]
fn an_example_with_another_crates_trait_stays_and_needs_its_dependency() {
    let example = "\
/// ```
/// use async_trait::async_trait;
/// #[async_trait]
/// impl other::Service for u8 {}
/// ```
";
    assert!(after(example).starts_with(example));
    let fixture = Fixture::lib(&format!("{example}{STORE}")).edited(&[]);
    let run = fixture.erase(&["check"]);
    assert_has(&run.out, "src/lib.rs:2: an example in the documentation\n");
}

#[test]
fn a_readme_and_a_file_that_is_included() {
    let page =
        "# app\n\n```rust\nuse async_trait::async_trait;\n```\n\nuse async_trait::async_trait\n";
    let lib = format!("#![cfg_attr(doctest, doc = include_str!(\"../docs/guide.md\"))]\n{STORE}");
    let files = [
        ("src/lib.rs", &*lib),
        ("README.md", page),
        ("docs/guide.md", page),
        ("docs/other.md", page),
    ];
    let fixture = Fixture::new(&files).edited(&[]);
    for file in ["README.md", "docs/guide.md"] {
        let after = page.replacen("use async_trait::", "use erase_core::", 1);
        assert_eq!(fixture.read(file), after, "{file}");
    }
    assert_eq!(fixture.read("docs/other.md"), page);
}
