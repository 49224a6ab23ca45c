//! Traits and impls in the tokens of a macro: what parses is an item as any other.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
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
    let tokens = without_parameters(&trees[start..end]);
    if let Ok(item) = syn::parse2::<Item>(tokens) {
        let is_known = matches!(
            item,
            Item::Trait(_) | Item::Impl(_) | Item::Mod(_) | Item::Use(_)
        );
        if !is_parameter(&item) {
            return is_known.then(|| (Found::Item(Box::new(item)), end));
        }
    }
    let attrs: TokenStream = trees[start..attrs_end].iter().cloned().collect();
    let attrs = Attribute::parse_outer.parse2(attrs).ok()?;
    (!attrs.is_empty()).then_some((Found::Unknown(attrs), keyword + 1))
}

const PARAMETER: &str = "__macro_parameter_";

// Input:
//     impl Store for $name { .. }
// Output:
//     impl Store for __macro_parameter_name { .. }
fn without_parameters(trees: &[TokenTree]) -> TokenStream {
    let mut parameter = false;
    let named = trees
        .iter()
        .enumerate()
        .filter_map(|(at, tree)| match tree {
            TokenTree::Punct(punct) if punct.as_char() == '$' => {
                parameter = matches!(trees.get(at + 1), Some(TokenTree::Ident(_)));
                (!parameter).then(|| tree.clone())
            }
            TokenTree::Ident(ident) if std::mem::take(&mut parameter) => {
                let name = Ident::new(&format!("{PARAMETER}{ident}"), ident.span());
                Some(TokenTree::Ident(name))
            }
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut new = Group::new(group.delimiter(), without_parameters(&inside));
                new.set_span(group.span());
                Some(TokenTree::Group(new))
            }
            tree => Some(tree.clone()),
        });
    named.collect()
}

/// Whether the name of the trait is a macro's parameter.
fn is_parameter(item: &Item) -> bool {
    let name = match item {
        Item::Trait(item) => Some(&item.ident),
        Item::Impl(item) => {
            let path = item.trait_.as_ref().map(|(path, _)| path);
            path.and_then(|path| path.segments.last())
                .map(|last| &last.ident)
        }
        _ => None,
    };
    name.is_some_and(is_parameters_name)
}

/// Whether a name stands for a macro's parameter.
pub(crate) fn is_parameters_name(name: &Ident) -> bool {
    name.to_string().starts_with(PARAMETER)
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
