//! A Rust file: its text, its syntax tree, and the way from the one to the other.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned as _;

/// A file that was read and parsed.
pub(crate) struct Source {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How it is called in reports.
    pub(crate) shown: String,
    /// What it holds.
    pub(crate) text: String,
    /// The index of the package that it belongs to.
    pub(crate) package: usize,
    /// What it means.
    pub(crate) syntax: syn::File,
    /// What stands before the syntax tree: a byte order mark, a `#!` line.
    skipped: usize,
}

/// What reading a file came to.
pub(crate) enum Read {
    /// It is Rust.
    Parsed(Box<Source>),
    /// It is not Rust, and says nothing of async-trait either: a template, or a test of a parser.
    Ignored(String),
}

impl Source {
    /// Reads and parses a file. `mentions` are the names under which async-trait is known.
    ///
    /// # Errors
    /// It cannot be read; or it is no UTF-8 or does not parse, though it mentions one of the names.
    pub(crate) fn read(
        path: &Path,
        shown: String,
        package: usize,
        mentions: &[String],
    ) -> anyhow::Result<Read> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
        let concerned = mentions
            .iter()
            .any(|name| contains(&bytes, name.as_bytes()));
        let refused = |error: anyhow::Error| {
            if concerned {
                Err(error)
            } else {
                Ok(Read::Ignored(format!("{error:#}")))
            }
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                return refused(anyhow!("{shown} is not UTF-8 (from byte {offset} on)"));
            }
        };
        let skipped = before_the_syntax(&text);
        match syn::parse_str(&text[skipped..]) {
            Ok(syntax) => Ok(Read::Parsed(Box::new(Source {
                path: path.to_owned(),
                shown,
                text,
                package,
                syntax,
                skipped,
            }))),
            Err(error) => {
                let (line, column) = position(&text, skipped + error.span().byte_range().start);
                refused(anyhow!("{shown}:{line}:{column} does not parse: {error}"))
            }
        }
    }

    /// Where in the text a span is.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.skipped..range.end + self.skipped
    }

    /// Where in the text a piece of the syntax tree is, from its first to its last token.
    pub(crate) fn range_of(&self, tokens: &impl ToTokens) -> Range<usize> {
        self.range(tokens.span())
    }

    /// Line and column of a place, both counted from 1.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        position(&self.text, offset)
    }
}

fn contains(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// The length of a byte order mark and of a `#!` line, which `#![..]` is not.
fn before_the_syntax(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let rest = &text[mark..];
    match rest.strip_prefix("#!") {
        Some(after) if !after.trim_start().starts_with('[') => {
            mark + rest.find('\n').unwrap_or(rest.len())
        }
        _ => mark,
    }
}
