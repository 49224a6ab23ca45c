//! Recovers from a trait that does not parse, such as while it is being typed: reads the items one by one,
//! and leaves out unfinished ones.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Generics, ItemTrait, Token, TraitItem, Visibility, braced, token};

/// The readable part of a trait.
pub(crate) struct Recovered {
    pub(crate) item: ItemTrait,
    /// Whether all that was left out breaks off, so that rustc's own parser has reported of it before
    /// the macro was called. What looks complete is syntax that rustc knows and we do not.
    pub(crate) reported: bool,
}

/// The trait without the items that do not parse, if at least its head does.
pub(crate) fn recover(tokens: &TokenStream) -> Option<Recovered> {
    whole.parse2(tokens.clone()).ok()
}

fn whole(input: ParseStream<'_>) -> syn::Result<Recovered> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis: Visibility = input.parse()?;
    let unsafety: Option<Token![unsafe]> = input.parse()?;
    let trait_token: Token![trait] = input.parse()?;
    let ident = input.parse()?;
    let mut generics: Generics = input.parse()?;
    let colon_token: Option<Token![:]> = input.parse()?;
    let mut supertraits = Punctuated::new();
    while colon_token.is_some() && !input.peek(Token![where]) && !input.peek(token::Brace) {
        supertraits.push_value(input.parse()?);
        let Some(plus) = input.parse()? else { break };
        supertraits.push_punct(plus);
    }
    generics.where_clause = input.parse()?;
    let content;
    let brace_token = braced!(content in input);
    let (items, reported) = items(&content)?;
    let item = ItemTrait {
        attrs,
        vis,
        modifiers: syn::TraitModifiers::default(),
        unsafety,
        trait_token,
        ident,
        generics,
        colon_token,
        supertraits,
        brace_token,
        items,
    };
    Ok(Recovered { item, reported })
}

/// The items that parse, and whether the rest breaks off.
fn items(input: ParseStream<'_>) -> syn::Result<(Vec<TraitItem>, bool)> {
    let mut items = Vec::new();
    let mut reported = true;
    while !input.is_empty() {
        let ahead = input.fork();
        if let Ok(item) = ahead.call(TraitItem::parse) {
            input.advance_to(&ahead);
            items.push(item);
        } else {
            reported &= !skip_to_next(input, &mut items)?;
        }
    }
    Ok((items, reported))
}

/// Leaves out one token, and all that follow until something looks like the start of an item;
/// returns whether what was left out ends as an item does.
fn skip_to_next(input: ParseStream<'_>, found: &mut Vec<TraitItem>) -> syn::Result<bool> {
    loop {
        let complete = match input.parse::<TokenTree>()? {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            // An editor closes an open parenthesis after all that follows.
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                let (inside, _) = items.parse2(group.stream())?;
                found.extend(inside);
                false
            }
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        let starts = input.peek(Token![#])
            || input.peek(Token![async])
            || input.peek(Token![const])
            || input.peek(Token![fn])
            || input.peek(Token![type])
            || input.peek(Token![unsafe]);
        if complete || starts || input.is_empty() {
            return Ok(complete);
        }
    }
}
