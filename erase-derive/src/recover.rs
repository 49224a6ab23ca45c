//! What the macro does with a trait that does not parse, as while somebody is typing in it: it
//! reads the items one by one, and leaves out those that are not finished.

use proc_macro2::TokenStream;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Generics, ItemTrait, Token, TraitItem, Visibility, braced, token};

/// The trait without the items that do not parse, if at least its head does.
pub(crate) fn recover(tokens: &TokenStream) -> Option<ItemTrait> {
    whole.parse2(tokens.clone()).ok()
}

fn whole(input: ParseStream<'_>) -> syn::Result<ItemTrait> {
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
        if let Some(plus) = input.parse::<Option<Token![+]>>()? {
            supertraits.push_punct(plus);
        }
    }
    generics.where_clause = input.parse()?;
    let content;
    let brace_token = braced!(content in input);
    let items = items(&content)?;
    Ok(ItemTrait {
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
    })
}

fn items(input: ParseStream<'_>) -> syn::Result<Vec<TraitItem>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let ahead = input.fork();
        match ahead.call(TraitItem::parse) {
            Ok(item) => {
                input.advance_to(&ahead);
                items.push(item);
            }
            Err(_) => skip_to_next(input)?,
        }
    }
    Ok(items)
}

/// Leaves out one token, and all that follow until something looks like the start of an item.
fn skip_to_next(input: ParseStream<'_>) -> syn::Result<()> {
    loop {
        input.parse::<proc_macro2::TokenTree>()?;
        let starts = input.peek(Token![#])
            || input.peek(Token![async])
            || input.peek(Token![const])
            || input.peek(Token![fn])
            || input.peek(Token![type])
            || input.peek(Token![unsafe]);
        if starts || input.is_empty() {
            return Ok(());
        }
    }
}
