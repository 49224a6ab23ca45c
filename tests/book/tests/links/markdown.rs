//! What the tests ask of a Markdown file.

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::tree::root;

/// A Markdown file, as far as the tests look at it.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The targets of its links, as written.
    pub(crate) links: Vec<String>,
    /// The targets of its pictures, and the texts that stand for them.
    pub(crate) pictures: Vec<(String, String)>,
    /// What it has in code font, blocks aside.
    pub(crate) codes: Vec<String>,
    /// The anchors of its headings.
    pub(crate) anchors: BTreeSet<String>,
}

impl Page {
    /// # Panics
    ///
    /// If the file, named from the root of the repository, cannot be read.
    pub(crate) fn read(path: &str) -> Self {
        let text =
            fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self::parse(&text)
    }

    fn parse(text: &str) -> Self {
        let mut page = Self::default();
        // The text of the heading or picture that is open.
        let mut inner = String::new();
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.into_string()),
                Event::Start(Tag::Image { dest_url, .. }) => {
                    inner.clear();
                    page.pictures.push((dest_url.into_string(), String::new()));
                }
                Event::End(TagEnd::Image) => {
                    if let Some(picture) = page.pictures.last_mut() {
                        picture.1.clone_from(&inner);
                    }
                }
                Event::Start(Tag::Heading { .. }) => inner.clear(),
                Event::End(TagEnd::Heading(_)) => page.add_anchor(&inner),
                Event::Text(text) => inner.push_str(&text),
                Event::Code(code) => {
                    inner.push_str(&code);
                    page.codes.push(code.into_string());
                }
                _ => {}
            }
        }
        page
    }

    /// A heading's anchor; a second one of the same text has `-1` behind it.
    fn add_anchor(&mut self, heading: &str) {
        let anchor = anchor_of(heading);
        let mut next = anchor.clone();
        let mut count = 0;
        while !self.anchors.insert(next) {
            count += 1;
            next = format!("{anchor}-{count}");
        }
    }
}

/// As forges and mdBook make it: letters, digits, `-` and `_`, in small letters, `-` for a space.
fn anchor_of(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ => c.is_alphanumeric().then_some(c),
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[test]
fn a_page_is_read_as_it_is_shown() {
    let page = Page::parse(
        "# `Send`, and *more*\n[a](b.md#c) ![text](p.svg)\n\n```text\n[no](no.md) `no`\n```\n## A\n## A\n`x`",
    );
    assert_eq!(page.links, ["b.md#c"]);
    assert_eq!(page.pictures, [("p.svg".to_owned(), "text".to_owned())]);
    assert_eq!(page.codes, ["Send", "x"]);
    let anchors: Vec<&str> = page.anchors.iter().map(String::as_str).collect();
    assert_eq!(anchors, ["a", "a-1", "send-and-more"]);
}
