//! Every link of the guide, the READMEs and CONTRIBUTING leads somewhere, every page is in the table
//! of contents, and every file that a page names is there.

mod markdown;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::markdown::Page;
use crate::tree::{PUBLISHED, all, book, exists, is, root};

#[test]
fn every_page_is_in_the_summary_once() {
    let summary = Page::read("docs/SUMMARY.md");
    let mut named = BTreeSet::new();
    for link in &summary.links {
        assert!(named.insert(link.clone()), "SUMMARY names {link} twice");
    }
    let pages = book();
    assert!(pages.len() > 15, "the book has {} pages", pages.len());
    for page in pages {
        let name = page.trim_start_matches("docs/");
        assert!(named.remove(name), "{page} is not in SUMMARY");
    }
    assert!(
        named.is_empty(),
        "SUMMARY names what is not there: {named:?}"
    );
}

#[test]
fn every_link_and_anchor_resolves() {
    let mut checked = 0;
    for path in all() {
        let page = Page::read(&path);
        for link in page.links.iter().filter(|link| !is_external(link)) {
            let broken = broken(&path, link);
            assert_eq!(broken, None, "{path}: `{link}`");
            checked += 1;
        }
    }
    assert!(checked > 60, "only {checked} links were found");
}

/// mdBook turns `.md` into `.html` in every link, but builds only what is in `docs/`.
#[test]
fn no_page_of_the_book_links_to_markdown_outside() {
    for path in book() {
        for link in Page::read(&path).links {
            let target = link.split('#').next().unwrap_or_default();
            let outside = target.starts_with("../") && is(target, "md");
            assert!(!outside, "{path}: `{link}` would be dead in the built book");
        }
    }
}

/// A registry shows the README without the files beside it.
#[test]
fn what_the_registry_shows_has_no_relative_links() {
    for path in PUBLISHED {
        let page = Page::read(path);
        assert_eq!(page.pictures, [], "{path}");
        let mut checked = 0;
        for link in page.links {
            assert!(is_external(&link), "{path}: `{link}` would be dead");
            checked += 1;
        }
        assert!(checked > 0, "{path} leads nowhere");
    }
}

/// Whether there is such a file, or, behind `::`, such a test in it.
fn has(code: &str) -> bool {
    let Some((file, test)) = code.split_once("::") else {
        return exists(code);
    };
    fs::read_to_string(root().join(file)).is_ok_and(|text| text.contains(&format!("fn {test}(")))
}

#[test]
fn every_file_that_is_named_is_there() {
    const FOLDERS: [&str; 6] = [
        "benches/",
        "docs/",
        "erase-core/",
        "erase-derive/",
        "examples/",
        "tests/",
    ];
    let mut checked = 0;
    for path in all() {
        for code in Page::read(&path).codes {
            if FOLDERS.iter().any(|folder| code.starts_with(folder)) && !code.contains([' ', '*']) {
                assert!(has(&code), "{path}: there is no `{code}`");
                checked += 1;
            }
        }
    }
    assert!(checked > 15, "only {checked} names of files were found");
}

/// The tests that `options.md` names are files in `tests/it/`.
#[test]
fn every_test_that_the_options_name_is_there() {
    let page = Page::read("docs/options.md");
    let mut checked = 0;
    for file in page.codes.iter().filter(|code| is(code, "rs")) {
        assert!(
            exists(&format!("tests/it/{file}")),
            "there is no tests/it/{file}"
        );
        checked += 1;
    }
    assert!(checked > 7, "only {checked} tests are named");
}

#[test]
fn every_picture_has_a_text_and_a_dark_form() {
    let mut checked = 0;
    for path in all() {
        let folder = Path::new(&path).parent().expect("a file is in a folder");
        for (target, text) in Page::read(&path).pictures {
            assert!(!text.is_empty(), "{path}: {target} has no text");
            let picture = root().join(folder).join(&target);
            let source = fs::read_to_string(&picture)
                .unwrap_or_else(|error| panic!("{path}: {target}: {error}"));
            assert!(
                source.contains("prefers-color-scheme:dark"),
                "{target} is light only"
            );
            checked += 1;
        }
    }
    assert!(checked >= 3, "only {checked} pictures were found");
}

fn is_external(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// What is wrong with a relative link in this file, if anything is.
fn broken(from: &str, link: &str) -> Option<String> {
    let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if target.is_empty() {
        from.to_owned()
    } else {
        tree::beside(from, target)
    };
    if !exists(&target) {
        return Some(format!("there is no {target}"));
    }
    let found = anchor.is_empty() || Page::read(&target).anchors.contains(anchor);
    (!found).then(|| format!("{target} has no heading #{anchor}"))
}

#[test]
fn what_is_broken_is_told() {
    assert_eq!(broken("docs/streams.md", "limits.md#calls"), None);
    assert_eq!(broken("docs/streams.md", "#return-a-stream"), None);
    assert_eq!(broken("README.md", "docs/streams.md"), None);
    assert_eq!(broken("docs/streams.md", "../tests/it/readme.rs"), None);
    let missing = broken("docs/streams.md", "limit.md");
    assert_eq!(missing.as_deref(), Some("there is no docs/limit.md"));
    let anchor = broken("docs/streams.md", "limits.md#call");
    assert_eq!(
        anchor.as_deref(),
        Some("docs/limits.md has no heading #call")
    );
}
