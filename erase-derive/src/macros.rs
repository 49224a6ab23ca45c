//! The way from tokens to tokens: args, parse, validate, expand.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Item, ItemTrait};

use crate::args::TraitArgs;
use crate::errors::Errors;
use crate::{async_trait, expand, impl_block, local, parse, recover, split, validate};

/// Under which name the macro was called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    Erase,
    /// Nothing is forwarded unless asked for: much code has impls of its own for `Box<dyn Store>` and
    /// `Arc<T>`, and none can rely on ours.
    AsyncTrait,
}

pub(crate) fn erase(args: TokenStream, tokens: TokenStream, flavour: Flavour) -> TokenStream {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Trait(item)) => erase_trait(args, item, flavour),
        Ok(Item::Impl(mut item)) => {
            let tokens = match flavour {
                Flavour::AsyncTrait => async_trait::native_impl(&mut item, tokens),
                Flavour::Erase => tokens,
            };
            impl_block::expand(args, item, tokens)
        }
        Ok(_) => {
            let message = "`#[erase]` is for traits; write it above the trait, impls need none";
            let error = syn::Error::new(keyword_span(&tokens), message).into_compile_error();
            quote!(#tokens #error)
        }
        Err(error) => {
            let error = error.into_compile_error();
            match recover::recover(&tokens) {
                Some(recovered) => {
                    let expansion = erase_trait(args, recovered.item, flavour);
                    let error = (!recovered.told).then_some(error);
                    quote!(#expansion #error)
                }
                // Without so much as a head, the tokens themselves are the best that there is.
                None => quote!(#tokens #error),
            }
        }
    }
}

/// Where the item begins, behind attributes and visibility.
fn keyword_span(tokens: &TokenStream) -> Span {
    let keyword = tokens.clone().into_iter().find(|token| match token {
        TokenTree::Ident(ident) => ident != "pub",
        _ => false,
    });
    keyword.map_or_else(Span::call_site, |token| token.span())
}

fn erase_trait(args: TokenStream, mut item: ItemTrait, flavour: Flavour) -> TokenStream {
    let mut errors = Errors::default();
    let mut args = TraitArgs::from_tokens(args, &mut errors);
    if let Some(name) = args.local.take_if(|name| *name == item.ident) {
        let message =
            format!("`local` declares a second trait; give it another name, such as `Local{name}`");
        errors.at(name, message);
    }
    if flavour == Flavour::AsyncTrait {
        args.forward.get_or_insert_with(Vec::new);
        item = async_trait::native_trait(item);
    }
    let cases = split::traits(item).into_iter();
    let expansion: TokenStream = cases
        .map(|item| one_case(item, args.clone(), &mut errors))
        .collect();
    let errors = errors.into_compile_errors();
    quote!(#expansion #errors)
}

fn one_case(item: ItemTrait, mut args: TraitArgs, errors: &mut Errors) -> TokenStream {
    let local = args
        .local
        .take()
        .map(|name| local::declare(&item, &args, name));
    let mut model = parse::from_syn(item, args, errors);
    validate::validate(&mut model, errors);
    let mut expansion = expand::expand(&model);
    if let Some((item, args)) = local {
        // What is wrong with the trait was told already.
        let mut told = Errors::default();
        let mut local = parse::from_syn(item, args, &mut told);
        validate::validate(&mut local, &mut told);
        expansion.extend(expand::expand(&local));
        expansion.extend(expand::expand_local(&model, &local));
    }
    expansion
}
