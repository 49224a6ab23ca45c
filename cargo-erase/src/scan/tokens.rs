//! Traits and impls in the tokens of a macro: what parses is an item as any other.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{Attribute, Item};

use super::parameters::{is_parameter, plain};

/// Something under an attribute.
pub(super) enum Found {
    /// It parses.
    Item(Box<Item>),
    /// It does not; its attributes do.
    Unknown(Vec<Attribute>),
}

/// Every trait, impl, module and import, at any depth.
pub(super) fn items(tokens: TokenStream) -> Vec<Found> {
    items_of(&plain(tokens))
}

fn items_of(trees: &[TokenTree]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < trees.len() {
        if let Some((item, end)) = item_at(trees, at) {
            found.push(item);
            at = end;
            continue;
        }
        if let TokenTree::Group(group) = &trees[at] {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            found.extend(items_of(&inside));
        }
        at += 1;
    }
    found
}

/// Every `name!(..)`, at any depth, with what is in the parentheses.
pub(super) fn calls(tokens: TokenStream, found: &mut Vec<(String, TokenStream)>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for window in trees.windows(3) {
        if let [
            TokenTree::Ident(name),
            TokenTree::Punct(bang),
            TokenTree::Group(group),
        ] = window
        {
            if bang.as_char() == '!' {
                found.push((name.to_string(), group.stream()));
            }
        }
    }
    for tree in trees {
        if let TokenTree::Group(group) = tree {
            calls(group.stream(), found);
        }
    }
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
    let parsed = syn::parse2::<Item>(trees[start..end].iter().cloned().collect());
    if let Ok(item) = parsed {
        let is_known = matches!(
            item,
            Item::Trait(_) | Item::Impl(_) | Item::Mod(_) | Item::Use(_)
        );
        if !is_named_by_parameter(&item) {
            return is_known.then(|| (Found::Item(Box::new(item)), end));
        }
    } else if let Some(item) = without_body(&trees[start..end]) {
        // What is in the body is looked at for itself.
        return Some((Found::Item(Box::new(item)), end - 1));
    }
    let attrs: TokenStream = trees[start..attrs_end].iter().cloned().collect();
    let attrs = Attribute::parse_outer.parse2(attrs).ok()?;
    (!attrs.is_empty()).then_some((Found::Unknown(attrs), keyword + 1))
}

// Input:
//     impl Store for Memory { $body }
// Output:
//     impl Store for Memory {}
fn without_body(trees: &[TokenTree]) -> Option<Item> {
    let (body, head) = trees.split_last()?;
    let TokenTree::Group(body) = body else {
        return None;
    };
    let empty = TokenTree::Group(Group::new(body.delimiter(), TokenStream::new()));
    let tokens = head.iter().cloned().chain([empty]).collect();
    let item = syn::parse2::<Item>(tokens).ok()?;
    let is_known = matches!(&item, Item::Impl(item) if item.trait_.is_some());
    (is_known && !is_named_by_parameter(&item)).then_some(item)
}

/// Whether the name of the trait is a macro's parameter.
fn is_named_by_parameter(item: &Item) -> bool {
    let name = match item {
        Item::Trait(item) => Some(&item.ident),
        Item::Impl(item) => {
            let path = item.trait_.as_ref().map(|(path, _)| path);
            path.and_then(|path| path.segments.last())
                .map(|last| &last.ident)
        }
        _ => None,
    };
    name.is_some_and(is_parameter)
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
                "pub" | "unsafe" => {}
                _ => return None,
            },
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Parenthesis && at > start => {}
            _ => return None,
        }
    }
    None
}
