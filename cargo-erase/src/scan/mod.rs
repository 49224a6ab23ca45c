//! Finds the names of the two crates in a file, its imports, and its traits and impls with attributes. It
//! reads tokens, so it treats the bodies of macros like other code.

mod attrs;
mod docs;
mod facts;
mod imports;
mod items;
mod scanner;
mod tokens;

pub(crate) use attrs::Attr;
use docs::Line;
pub(crate) use facts::{Facts, Mention};
pub(crate) use imports::Import;
pub(crate) use items::{Item, Target};
use scanner::Scanner;

use crate::source::Tokens;

/// Scans a Rust file for these names of crates. The error is the position of the first byte that is not Rust.
pub(crate) fn rust(text: &str, names: &[&str]) -> Result<Facts, usize> {
    let tokens = Tokens::of(text)?;
    let (mut facts, comments) = Scanner::new(text, &tokens, names).scan();
    facts.examples = examples(text, &comments, names);
    Ok(facts)
}

/// Scans the code blocks of a Markdown file.
pub(crate) fn markdown(text: &str, names: &[&str]) -> Facts {
    Facts {
        examples: examples(text, &[docs::lines_of(text)], names),
        ..Facts::default()
    }
}

/// Each example that names a crate.
fn examples(text: &str, comments: &[Vec<Line>], names: &[&str]) -> Vec<Facts> {
    let tokens = docs::examples(comments, names);
    let facts = tokens
        .iter()
        .map(|tokens| Scanner::new(text, tokens, names).scan().0);
    facts.filter(|facts| !facts.mentions.is_empty()).collect()
}
