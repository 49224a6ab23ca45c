//! The stages, in order: tokens, attribute, normalised trait, model, refusals, emitted items.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Item, ItemTrait};

use crate::attr::TraitAttr;
use crate::errors::Errors;
use crate::model::Trait;
use crate::normalize::{self, async_trait, cfg, local, recover};
use crate::{emit, impl_block, refuse};

/// Under which name the macro was called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    Erase,
    /// Nothing is forwarded unless asked for: much code has impls of its own for `Box<dyn Store>` and
    /// `Arc<T>`, and none can rely on ours. A trait that `dyn` cannot have is left as it is, for nobody
    /// can have used it so.
    AsyncTrait,
}

pub(crate) fn expand(args: TokenStream, tokens: TokenStream, flavour: Flavour) -> TokenStream {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Trait(item)) => expand_trait(args, item, flavour),
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
                    let expansion = expand_trait(args, recovered.item, flavour);
                    let error = (!recovered.reported).then_some(error);
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

fn expand_trait(args: TokenStream, item: ItemTrait, flavour: Flavour) -> TokenStream {
    let mut errors = Errors::default();
    let mut attr = TraitAttr::from_tokens(args, &mut errors);
    if let Some(name) = attr.local.take_if(|name| *name == item.ident) {
        let message =
            format!("`local` declares a second trait; give it another name, such as `Local{name}`");
        errors.at(name, message);
    }
    let mut item = normalize::plain_syntax(item, &mut errors);
    if flavour == Flavour::AsyncTrait {
        attr.forward.get_or_insert_with(Vec::new);
        item = async_trait::native_trait(item);
    }
    let cases = cfg::traits(item).into_iter();
    let cases = cases.map(|item| expand_case(item, attr.clone(), flavour, &mut errors));
    let expansion: TokenStream = cases.collect();
    let errors = errors.into_compile_errors();
    quote!(#expansion #errors)
}

fn expand_case(
    item: ItemTrait,
    mut attr: TraitAttr,
    flavour: Flavour,
    errors: &mut Errors,
) -> TokenStream {
    let local = attr.local.take();
    let local = local.map(|name| local::declare(&item, &attr, name));
    let mut model = Trait::from_syn(item, attr, errors);
    let refusals = refuse::refusals(&model);
    if flavour == Flavour::AsyncTrait && refuse::is_not_for_dyn(&refusals) {
        return emit::native(&model);
    }
    refuse::apply(&mut model, refusals, errors);
    let mut expansion = emit::erased(&model);
    if let Some((item, attr)) = local {
        // What is wrong with the trait was reported already.
        let mut reported = Errors::default();
        let mut local = Trait::from_syn(item, attr, &mut reported);
        let refusals = refuse::refusals(&local);
        refuse::apply(&mut local, refusals, &mut reported);
        expansion.extend(emit::erased(&local));
        expansion.extend(emit::local(&model, &local));
    }
    expansion
}
