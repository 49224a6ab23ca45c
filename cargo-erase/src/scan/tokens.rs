//! Helpers for tokens.

use proc_macro2::{TokenStream, TokenTree};

pub(super) fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

pub(super) fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Whether `::` is at a place.
pub(super) fn is_path_separator(trees: &[TokenTree], at: usize) -> bool {
    is_punct(trees.get(at), ':') && is_punct(trees.get(at.wrapping_add(1)), ':')
}

/// Whether a word is at a place.
pub(super) fn is_word(trees: &[TokenTree], at: Option<usize>, word: &str) -> bool {
    let tree = at.and_then(|at| trees.get(at));
    matches!(tree, Some(TokenTree::Ident(ident)) if ident == word)
}
