//! The walk over the tokens of a file.

use proc_macro2::TokenTree;

use super::docs::{Comments, Line};
use super::facts::{Facts, Mention};
use super::items::Item;
use super::tokens::{is_path_separator, is_punct, is_word, trees as trees_of};
use super::{attrs as attributes, imports, items};
use crate::source::Tokens;

/// Walks over the tokens of a text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    names: &'a [&'a str],
    facts: Facts,
    docs: Comments,
}

/// Where the walk is in an import.
#[derive(Clone, Copy)]
struct InImport {
    is_public: bool,
    /// Whether a name here is that of a crate.
    is_root: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a Tokens, names: &'a [&'a str]) -> Self {
        Scanner {
            text,
            tokens,
            names,
            facts: Facts::default(),
            docs: Comments::default(),
        }
    }

    /// The facts about the text, and its doc comments.
    pub(super) fn scan(mut self) -> (Facts, Vec<Vec<Line>>) {
        self.walk(&trees_of(self.tokens.stream.clone()), None);
        (self.facts, self.docs.all)
    }

    fn walk(&mut self, trees: &[TokenTree], inside: Option<InImport>) {
        let mut import = inside;
        let mut at = 0;
        while at < trees.len() {
            let end = attributes::end(trees, at);
            if end > at {
                self.attributes(trees, at, end);
                at = end;
                continue;
            }
            match &trees[at] {
                TokenTree::Ident(ident) => {
                    if let Some(is_public) = imports::starts(trees, at) {
                        let is_root = true;
                        import = Some(InImport { is_public, is_root });
                        self.facts.imports.extend(imports::read(trees, at));
                    }
                    self.mention(&ident.to_string(), trees, at, import);
                }
                tree if is_punct(Some(tree), ';') => import = inside,
                TokenTree::Group(group) => {
                    let inner = import.map(|import| InImport {
                        is_root: import.is_root && imports::is_root_group(trees, at),
                        ..import
                    });
                    self.walk(&trees_of(group.stream()), inner);
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// The attributes in `at..end`, and the item after them.
    fn attributes(&mut self, trees: &[TokenTree], at: usize, end: usize) {
        let mut attrs = Vec::new();
        for (span, group, is_inner) in attributes::groups(&trees[at..end]) {
            let whole = self.tokens.range(span).start..self.tokens.range(group.span_close()).end;
            let text = &self.text[whole.clone()];
            if text.starts_with('#') {
                let metas = attributes::read(group, self.tokens, &whole);
                self.walk(&trees_of(group.stream()), None);
                attrs.extend(metas.into_iter().filter(|_| !is_inner));
            }
            self.docs.add(self.text, &whole);
        }
        if let Some((target, last)) = items::head(&trees[end..]) {
            let first = self.tokens.range(trees[at].span()).start;
            let range = first..self.tokens.range(last).end;
            self.facts.items.push(Item {
                attrs,
                target,
                range,
            });
        }
    }

    fn mention(&mut self, name: &str, trees: &[TokenTree], at: usize, import: Option<InImport>) {
        if !self.names.contains(&name) {
            return;
        }
        let before = is_path_separator(trees, at.wrapping_sub(2));
        let is_global = before && imports::starts_path(trees, at.wrapping_sub(2));
        let follows = is_path_separator(trees, at + 1);
        let is_renamed = is_word(trees, Some(at + 1), "as");
        let is_named = match import {
            Some(import) => import.is_root && !is_word(trees, at.checked_sub(1), "as"),
            None => follows,
        };
        if !is_named || before && !is_global {
            return;
        }
        self.facts.mentions.push(Mention {
            krate: name.to_owned(),
            range: self.tokens.range(trees[at].span()),
            continues: follows || is_renamed,
            import: import.map(|import| import.is_public),
        });
    }
}
