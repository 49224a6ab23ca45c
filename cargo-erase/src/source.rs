//! A file that was read: its text, its tokens, and where in the text they are.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use proc_macro2::{LexError, Span, TokenStream};

/// A file of a package.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// Its name in reports.
    pub(crate) shown: String,
    /// The index of its package.
    pub(crate) package: usize,
    /// Whether it is Markdown, whose code blocks count; else it is Rust.
    pub(crate) is_markdown: bool,
    pub(crate) text: String,
}

impl Source {
    /// Reads a file. `None`: it is not UTF-8 and has none of the `names`.
    ///
    /// # Errors
    /// It cannot be read; or it has one of the names and is not UTF-8.
    pub(crate) fn read(
        path: &Path,
        shown: String,
        package: usize,
        names: &[String],
    ) -> anyhow::Result<Option<Self>> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if has_any(error.as_bytes(), names) => {
                let at = error.utf8_error().valid_up_to();
                return Err(anyhow!("{shown} is not UTF-8 (from byte {at} on)"));
            }
            Err(_) => return Ok(None),
        };
        Ok(Some(Source {
            path: path.to_owned(),
            shown,
            package,
            is_markdown: path.extension().is_some_and(|end| end == "md"),
            text,
        }))
    }

    /// Whether the text has any of these names.
    pub(crate) fn has_any(&self, names: &[String]) -> bool {
        has_any(self.text.as_bytes(), names)
    }
}

fn has_any(bytes: &[u8], names: &[String]) -> bool {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    names.iter().any(|name| has(name.as_bytes()))
}

/// The tokens of a text.
pub(crate) struct Tokens {
    pub(crate) stream: TokenStream,
    /// The length of what precedes them: a byte order mark, a `#!` line.
    skipped: usize,
}

impl Tokens {
    /// # Errors
    /// The text is not Rust, from this byte on.
    pub(crate) fn of(text: &str) -> Result<Self, usize> {
        let skipped = before_the_tokens(text);
        let parsed = text[skipped..].parse::<TokenStream>();
        let stream = parsed.map_err(|error: LexError| skipped + error.span().byte_range().start)?;
        Ok(Tokens { stream, skipped })
    }

    /// Where a span is in the text.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.skipped..range.end + self.skipped
    }
}

/// The line and the column of an offset, both from 1.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// The length of a byte order mark and of a `#!` line; `#![..]` is not one.
pub(crate) fn before_the_tokens(text: &str) -> usize {
    let rest = text.trim_start_matches('\u{feff}');
    let mark = text.len() - rest.len();
    match rest.strip_prefix("#!") {
        Some(after) if !after.trim_start().starts_with('[') => {
            mark + rest.find('\n').unwrap_or(rest.len())
        }
        _ => mark,
    }
}
