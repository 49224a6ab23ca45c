//! What a file says about the two crates: where it names them, what it imports, and the traits and
//! impls with their attributes. It reads tokens, so the bodies of macros count as any other code.

mod attrs;
mod docs;
mod facts;
mod imports;
mod items;
mod scanner;
mod tokens;

pub(crate) use attrs::Attr;
use docs::Code;
pub(crate) use facts::{Facts, Mention};
pub(crate) use imports::Import;
pub(crate) use items::{Item, Target};
use scanner::Scanner;

use crate::source::Tokens;

/// Scans a Rust file for these names of crates.
///
/// # Errors
/// It is not Rust, from this byte on.
pub(crate) fn rust(text: &str, names: &[String]) -> Result<Facts, usize> {
    let tokens = Tokens::of(text)?;
    let (mut facts, comments) = Scanner::new(text, &tokens, names).scan();
    facts.examples = examples(docs::codes(&comments, names), names);
    Ok(facts)
}

/// Scans the code blocks of a Markdown file.
pub(crate) fn markdown(text: &str, names: &[String]) -> Facts {
    Facts {
        examples: examples(docs::codes(&[docs::lines_of(text)], names), names),
        ..Facts::default()
    }
}

/// Each example that names a crate; its places are those in the file around it.
fn examples(codes: Vec<Code>, names: &[String]) -> Vec<Facts> {
    let scan = |code: Code| {
        let tokens = Tokens::of(&code.text).ok()?;
        let (mut facts, _) = Scanner::new(&code.text, &tokens, names).scan();
        facts.relocate(&|range| code.place(&range));
        (!facts.mentions.is_empty()).then_some(facts)
    };
    codes.into_iter().filter_map(scan).collect()
}
