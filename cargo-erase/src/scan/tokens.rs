//! Traits and impls in the tokens of a macro: what parses is an item as any other.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{Attribute, Item};

/// Something under an attribute.
pub(super) enum Found {
    /// It parses.
    Item(Box<Item>),
    /// It does not; its attributes do.
    Unknown(Vec<Attribute>),
}

/// Every trait, impl, module and import, at any depth.
pub(super) fn items(tokens: TokenStream) -> Vec<Found> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < trees.len() {
        if let Some((item, end)) = item_at(&trees, at) {
            found.push(item);
            at = end;
            continue;
        }
        if let TokenTree::Group(group) = &trees[at] {
            found.extend(items(group.stream()));
        }
        at += 1;
    }
    found
}

/// An item that begins at a place, and where it ends.
fn item_at(trees: &[TokenTree], start: usize) -> Option<(Found, usize)> {
    let attrs_end = attributes_end(trees, start);
    let keyword = keyword_at(trees, attrs_end)?;
    let end = keyword
        + 1
        + trees[keyword..].iter().position(|tree| match tree {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        })?;
    // `use a::{b};` has its brace before its end.
    let is_use = matches!(&trees[keyword], TokenTree::Ident(ident) if ident == "use");
    let end = if is_use {
        keyword + 1 + semicolon(&trees[keyword..])?
    } else {
        end
    };
    let tokens: TokenStream = trees[start..end].iter().cloned().collect();
    if let Ok(item) = syn::parse2::<Item>(tokens) {
        let is_known = matches!(
            item,
            Item::Trait(_) | Item::Impl(_) | Item::Mod(_) | Item::Use(_)
        );
        return is_known.then(|| (Found::Item(Box::new(item)), end));
    }
    let attrs: TokenStream = trees[start..attrs_end].iter().cloned().collect();
    let attrs = Attribute::parse_outer.parse2(attrs).ok()?;
    (!attrs.is_empty()).then_some((Found::Unknown(attrs), keyword + 1))
}

fn semicolon(trees: &[TokenTree]) -> Option<usize> {
    trees
        .iter()
        .position(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';'))
}

/// The place behind all `#[..]`.
fn attributes_end(trees: &[TokenTree], mut at: usize) -> usize {
    while let [TokenTree::Punct(hash), TokenTree::Group(group), ..] = &trees[at..] {
        if hash.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
            break;
        }
        at += 2;
    }
    at
}

/// The place of `trait`, `impl`, `mod` or `use`, behind a visibility and `unsafe`.
fn keyword_at(trees: &[TokenTree], start: usize) -> Option<usize> {
    for (at, tree) in trees.iter().enumerate().skip(start) {
        match tree {
            TokenTree::Ident(ident) => match ident.to_string().as_str() {
                "trait" | "impl" | "mod" | "use" => return Some(at),
                // `$vis`
                "pub" | "unsafe" | "vis" => {}
                _ => return None,
            },
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Parenthesis && at > start => {}
            TokenTree::Punct(punct) if punct.as_char() == '$' => {}
            _ => return None,
        }
    }
    None
}
