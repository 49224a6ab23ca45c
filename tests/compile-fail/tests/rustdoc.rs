//! The page of an erased trait is that of the native one.
//!
//! `documented/store.rs` is both, as the programs in `tests/lint/pairs` are. The text of the pages is
//! compared, and its links resolve, or rustdoc fails.

use std::fs;
use std::path::Path;

use erase_test_compile_fail::Compiler;

/// What only the erased trait's page has: its line about futures, and a clause without which its pages
/// could not name `dyn Store`.
const ADDED: [&str; 4] = [
    "dyn Store works. Implementors write async fn; its futures are Send.",
    "where Self: Sized;",
    "where",
    "Self: Sized,",
];

/// What no page of the crate names. That of a re-export has what rustc made of the trait.
const HIDDEN: [&str; 6] = ["__", "SizedSelf", "TraitObject", "'future", "RawFn", "Held"];

#[test]
fn the_page_of_an_erased_trait_is_that_of_the_native_one() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("documented/store.rs");
    let compiler = Compiler::new(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let native = compiler.document(&program, &[]);
    let erased = compiler.document(&program, &["erased"]);
    has_a_linked_re_export(&erased);
    for page in ["trait.Store.html", "struct.Memory.html"] {
        let [native, erased] =
            [&native, &erased].map(|folder| text(&folder.join("program").join(page)));
        for hidden in HIDDEN {
            assert!(!erased.contains(hidden), "{hidden} in {page}:\n{erased}");
        }
        assert_eq!(without_added(&erased), without_added(&native), "{page}");
    }
    let [native, erased] =
        [native, erased].map(|folder| text(&folder.join("program/trait.Store.html")));
    assert!(native.contains("This trait is not dyn compatible."));
    assert!(!erased.contains("This trait is not dyn compatible."));
    assert!(erased.contains(ADDED[0]));
}

/// rustdoc reads the trait of another crate from what rustc made of it. A link leads to the trait's own page.
fn has_a_linked_re_export(folder: &Path) {
    assert!(text(&folder.join("facade/trait.Store.html")).contains("__ErasedStore"));
    let linked = folder.join("linked");
    assert!(!linked.join("trait.Store.html").exists());
    let html = fs::read_to_string(linked.join("index.html")).expect("the page exists");
    assert!(
        html.contains("href=\"../program/trait.Store.html\""),
        "{html}"
    );
}

/// The native trait's page has a section of three lines that says that `dyn` cannot have it.
fn without_added(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let line = line
            .strip_suffix("where Self: Sized { ... }")
            .unwrap_or(line);
        line.trim_end_matches([';', ' '])
            .trim_end_matches("{ ... }")
            .trim()
            .to_owned()
    });
    let is_dyn = |line: &str| {
        line.contains("yn compatible")
            || line.contains("Dyn Compatibility")
            || line.contains("dyn compatibility")
    };
    let is_added = |line: &str| {
        ADDED
            .iter()
            .any(|added| added.trim_end_matches(';') == line)
    };
    lines
        .filter(|line| !line.is_empty() && !is_dyn(line) && !is_added(line))
        .collect()
}

/// What a reader sees of the page's main part.
fn text(page: &Path) -> String {
    let html = fs::read_to_string(page).expect("the page exists");
    let start = html
        .find("<section id=\"main-content\"")
        .expect("a main part");
    let (html, _) = html[start..].split_once("</main>").expect("its end");
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        if [
            "div", "section", "h1", "h2", "h3", "h4", "p", "details", "summary", "br", "li", "ul",
            "pre",
        ]
        .contains(&name)
        {
            text.push('\n');
        }
        text += rest;
    }
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&amp;", "&"),
        ("\u{a0}", " "),
    ]
    .iter()
    .fold(text, |text, (from, to)| text.replace(from, to))
}
