//! Attributes, and those in `cfg_attr`.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, Span, TokenTree};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Meta, Path, Token};

use super::tokens::is_punct;
use crate::source::Tokens;

/// An attribute of an item.
#[derive(Clone)]
pub(crate) struct Attr {
    pub(crate) path: Vec<String>,
    pub(crate) path_range: Range<usize>,
    /// Its arguments, with the parentheses.
    pub(crate) args: Option<Range<usize>>,
    /// From `#` to `]`, around a `cfg_attr` as well.
    pub(crate) whole: Range<usize>,
}

impl Attr {
    /// What is between its path and the end of its arguments.
    pub(crate) fn args_or_none(&self) -> Range<usize> {
        let end = self
            .args
            .as_ref()
            .map_or(self.path_range.end, |args| args.end);
        self.path_range.end..end
    }
}

/// The end of the attributes and doc comments that start at a place.
pub(super) fn end(trees: &[TokenTree], mut at: usize) -> usize {
    while is_punct(trees.get(at), '#') {
        let group = at + 1 + usize::from(is_punct(trees.get(at + 1), '!'));
        match trees.get(group) {
            Some(TokenTree::Group(found)) if found.delimiter() == Delimiter::Bracket => {
                at = group + 1;
            }
            _ => break,
        }
    }
    at
}

/// Each attribute: where it starts, its brackets, and whether it is an inner one.
pub(super) fn groups(trees: &[TokenTree]) -> impl Iterator<Item = (Span, &Group, bool)> {
    let mut start = Span::call_site();
    let mut is_inner = false;
    trees.iter().filter_map(move |tree| match tree {
        TokenTree::Punct(punct) if punct.as_char() == '#' => {
            start = punct.span();
            is_inner = false;
            None
        }
        TokenTree::Group(group) => Some((start, group, is_inner)),
        _ => {
            is_inner = true;
            None
        }
    })
}

// Input:
//     #[cfg_attr(feature = "x", async_trait, other)]
// Output:
//     async_trait and other
pub(super) fn read(group: &Group, tokens: &Tokens, whole: &Range<usize>) -> Vec<Attr> {
    let Ok(meta) = syn::parse2::<Meta>(group.stream()) else {
        return Vec::new();
    };
    let metas = match &meta {
        Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
            let metas = list.parse_args_with(parse).unwrap_or_default();
            metas.into_iter().skip(1).collect()
        }
        _ => vec![meta],
    };
    let attr = |meta: Meta| Attr {
        path: names(meta.path()),
        path_range: tokens.range(meta.path().span()),
        args: match &meta {
            Meta::List(list) => {
                let delimiter = list.delimiter.span();
                let (open, close) = (delimiter.open(), delimiter.close());
                Some(tokens.range(open).start..tokens.range(close).end)
            }
            _ => None,
        },
        whole: whole.clone(),
    };
    metas.into_iter().map(attr).collect()
}

fn names(path: &Path) -> Vec<String> {
    let segments = path.segments.iter();
    segments.map(|segment| segment.ident.to_string()).collect()
}
