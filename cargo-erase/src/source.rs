//! A file that was read: its text, and its tokens with their positions.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use proc_macro2::{Span, TokenStream};

/// The kind of a file's content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Rust,
    Markdown,
    Manifest,
}

/// A file of a package.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// Its name in reports.
    pub(crate) shown: String,
    pub(crate) package: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// As it was read.
    pub(crate) original: String,
    /// As it is on disk.
    pub(crate) written: String,
}

impl Source {
    /// Reads a file. `None` if it is not UTF-8, and has none of the `names`.
    pub(crate) fn read(
        path: &Path,
        shown: String,
        package: usize,
        names: &[&str],
    ) -> anyhow::Result<Option<Self>> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if has_any(&String::from_utf8_lossy(error.as_bytes()), names) => {
                let at = error.utf8_error().valid_up_to();
                bail!("{shown} is not UTF-8 (from byte {at} on)");
            }
            Err(_) => return Ok(None),
        };
        let kind = match path.extension().and_then(|end| end.to_str()) {
            Some("md") => Kind::Markdown,
            Some("toml") => Kind::Manifest,
            _ => Kind::Rust,
        };
        Ok(Some(Source {
            path: path.to_owned(),
            shown,
            package,
            kind,
            original: text.clone(),
            written: text.clone(),
            text,
        }))
    }

    /// The Markdown files that it includes.
    pub(crate) fn included(&self) -> Vec<PathBuf> {
        let names = self.text.split("include_str!(\"").skip(1);
        let names = names.filter_map(|rest| rest.split('"').next());
        let paths = names.map(|name| self.path.with_file_name(name).canonicalize());
        let is_markdown = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
        paths.filter_map(Result::ok).filter(is_markdown).collect()
    }
}

/// Whether a text has any of these names.
pub(crate) fn has_any(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| text.contains(name))
}

/// The tokens of a file, or of some of its lines.
pub(crate) struct Tokens {
    pub(crate) stream: TokenStream,
    /// The start of each line, in the tokens and in the file.
    lines: Vec<(usize, usize)>,
}

impl Tokens {
    /// The error is the position of the first byte that is not Rust.
    pub(crate) fn of(text: &str) -> Result<Self, usize> {
        let skipped = before_the_tokens(text);
        Tokens::of_lines(&text[skipped..], vec![(0, skipped)])
    }

    /// The tokens of lines that are `(start in text, start in the file)`.
    pub(crate) fn of_lines(text: &str, lines: Vec<(usize, usize)>) -> Result<Self, usize> {
        match text.parse::<TokenStream>() {
            Ok(stream) => Ok(Tokens { stream, lines }),
            Err(error) => Err(place(&lines, error.span().byte_range().start)),
        }
    }

    /// The position of a span in the file.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        place(&self.lines, range.start)..place(&self.lines, range.end)
    }
}

fn place(lines: &[(usize, usize)], offset: usize) -> usize {
    let line = lines.iter().rev().find(|(start, _)| *start <= offset);
    line.map_or(offset, |(start, place)| place + offset - start)
}

/// The line and the column of an offset, both from 1.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// The length of a byte order mark and of a `#!` line; `#![..]` is not one.
fn before_the_tokens(text: &str) -> usize {
    let rest = text.trim_start_matches('\u{feff}');
    let mark = text.len() - rest.len();
    match rest.strip_prefix("#!") {
        Some(after) if !after.trim_start().starts_with('[') => {
            mark + rest.find('\n').unwrap_or(rest.len())
        }
        _ => mark,
    }
}
