//! What async-trait accepts beyond native code: its lifetime `'async_trait`, which it declares for
//! each method, and which a signature may name.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{
    GenericParam, ItemImpl, ItemTrait, Lifetime, LifetimeParam, Signature, Token, TypeParamBound,
    WherePredicate,
};

use crate::find;

const NAME: &str = "async_trait";

/// The trait, with methods that say no more than native ones may.
pub(crate) fn native_trait(mut item: ItemTrait) -> ItemTrait {
    Methods.visit_item_trait_mut(&mut item);
    item
}

/// The impl, untouched unless it names the lifetime.
pub(crate) fn native_impl(item: &mut ItemImpl, tokens: TokenStream) -> TokenStream {
    if !is_named(tokens.clone()) {
        return tokens;
    }
    Methods.visit_item_impl_mut(item);
    item.into_token_stream()
}

struct Methods;

impl VisitMut for Methods {
    fn visit_signature_mut(&mut self, sig: &mut Signature) {
        if sig.asyncness.is_some() {
            native(sig);
        }
        visit_mut::visit_signature_mut(self, sig);
    }
}

// Input:
//     async fn get<'a>(&'a self, then: Box<dyn Fn() + 'async_trait>) where 'a: 'async_trait;
// Output:
//     async fn get<'async_trait, 'a>(&'a self, then: Box<dyn Fn() + 'async_trait>);
fn native(sig: &mut Signature) {
    if sig.generics.lifetimes().any(|param| is_it(&param.lifetime)) {
        return;
    }
    without_bounds(sig);
    let is_used = sig
        .inputs
        .iter()
        .any(|input| is_named(input.to_token_stream()));
    if is_used {
        let lifetime = Lifetime::new("'async_trait", sig.ident.span());
        let param = GenericParam::Lifetime(LifetimeParam::new(lifetime));
        sig.generics.params.insert(0, param);
    }
}

/// Takes out what says that something outlives the future: the future holds it, so that it does.
fn without_bounds(sig: &mut Signature) {
    for param in &mut sig.generics.params {
        match param {
            GenericParam::Lifetime(param) => retain_lifetimes(&mut param.bounds),
            GenericParam::Type(param) => retain_bounds(&mut param.bounds),
            GenericParam::Const(_) => {}
        }
    }
    let Some(clause) = sig.generics.where_clause.take() else {
        return;
    };
    let kept = clause.predicates.into_iter().filter_map(|mut predicate| {
        let is_empty = match &mut predicate {
            WherePredicate::Lifetime(clause) => {
                retain_lifetimes(&mut clause.bounds);
                clause.bounds.is_empty()
            }
            WherePredicate::Type(clause) => {
                retain_bounds(&mut clause.bounds);
                clause.bounds.is_empty()
            }
            _ => false,
        };
        (!is_empty).then_some(predicate)
    });
    let predicates: Punctuated<WherePredicate, Token![,]> = kept.collect();
    if !predicates.is_empty() {
        sig.generics.make_where_clause().predicates = predicates;
    }
}

fn retain_lifetimes(bounds: &mut Punctuated<Lifetime, Token![+]>) {
    let kept = std::mem::take(bounds).into_iter();
    *bounds = kept.filter(|bound| !is_it(bound)).collect();
}

fn retain_bounds(bounds: &mut Punctuated<TypeParamBound, Token![+]>) {
    let kept = std::mem::take(bounds).into_iter();
    let is_ours =
        |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(bound) if is_it(bound));
    *bounds = kept.filter(|bound| !is_ours(bound)).collect();
}

fn is_it(lifetime: &Lifetime) -> bool {
    lifetime.ident == NAME
}

/// Whether `'async_trait` occurs anywhere.
fn is_named(tokens: TokenStream) -> bool {
    find::lifetimes(tokens).iter().any(|name| name == NAME)
}
