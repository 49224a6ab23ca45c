//! The head of a trait or of an impl.

use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenTree};

use super::attrs::Attr;
use super::tokens::is_punct;

/// A trait or an impl under attributes.
pub(crate) struct Item {
    pub(crate) attrs: Vec<Attr>,
    pub(crate) target: Target,
    /// From its first attribute to the end of its body.
    pub(crate) range: Range<usize>,
}

/// What an item is. A name that starts with `$` is a macro's parameter.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Trait(String),
    /// The path of the trait.
    Impl(Vec<String>),
}

/// The trait or the impl of a trait that starts here, and the last span of its body.
pub(super) fn head(trees: &[TokenTree]) -> Option<(Target, Span)> {
    let mut at = 0;
    let keyword = loop {
        match trees.get(at)? {
            TokenTree::Ident(ident) => match &*ident.to_string() {
                word @ ("trait" | "impl") => break word.to_owned(),
                "pub" | "unsafe" | "default" => {}
                _ => return None,
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis && at > 0 => {}
            // `$vis trait`
            TokenTree::Punct(punct) if punct.as_char() == '$' => at += 1,
            _ => return None,
        }
        at += 1;
    };
    let rest = &trees[at + 1..];
    let is_body = |tree: &TokenTree| {
        matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
            || is_punct(Some(tree), ';')
    };
    let body = rest.iter().position(is_body)?;
    let last = match &rest[body] {
        TokenTree::Group(group) => group.span_close(),
        tree => tree.span(),
    };
    let target = if keyword == "trait" {
        Target::Trait(names(rest).next()?)
    } else {
        Target::Impl(implemented(&rest[..body])?)
    };
    Some((target, last))
}

// Input:
//     <T: Into<u32>> other::Store<T> for Memory<T> where ..
// Output:
//     other, Store
fn implemented(trees: &[TokenTree]) -> Option<Vec<String>> {
    let start = if is_punct(trees.first(), '<') {
        let mut depth = Depth::default();
        1 + trees.iter().position(|tree| depth.after(tree) == 0)?
    } else {
        0
    };
    let mut depth = Depth::default();
    let is_for = |tree: &TokenTree| {
        depth.after(tree) == 0 && matches!(tree, TokenTree::Ident(ident) if ident == "for")
    };
    let end = start + trees[start..].iter().position(is_for)?;
    let path: Vec<String> = names(&trees[start..end]).collect();
    (!path.is_empty()).then_some(path)
}

/// The names outside of angle brackets; a parameter of a macro begins with `$`.
fn names(trees: &[TokenTree]) -> impl Iterator<Item = String> {
    let mut depth = Depth::default();
    let mut is_parameter = false;
    trees.iter().filter_map(move |tree| {
        let outside = depth.after(tree) == 0;
        let prefix = if is_parameter { "$" } else { "" };
        is_parameter = is_punct(Some(tree), '$');
        match tree {
            TokenTree::Ident(ident) if outside => Some(format!("{prefix}{ident}")),
            _ => None,
        }
    })
}

/// How many angle brackets are open.
#[derive(Default)]
struct Depth {
    open: usize,
    is_arrow: bool,
}

impl Depth {
    fn after(&mut self, tree: &TokenTree) -> usize {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '<' => self.open += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' && !self.is_arrow => {
                self.open = self.open.saturating_sub(1);
            }
            _ => {}
        }
        self.is_arrow = is_punct(Some(tree), '-');
        self.open
    }
}
