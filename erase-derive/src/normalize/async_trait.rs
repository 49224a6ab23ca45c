//! What async-trait accepts beyond native code: its lifetime `'async_trait`, which it declares for
//! each method, and which a signature may name.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    GenericParam, ItemImpl, ItemTrait, Lifetime, LifetimeParam, Signature, TypeParamBound,
    WherePredicate,
};

use crate::find;
use crate::syntax::retain;

const NAME: &str = "async_trait";

/// The trait, with native methods.
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
    let is_ours =
        |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(bound) if is_it(bound));
    for param in &mut sig.generics.params {
        match param {
            GenericParam::Lifetime(param) => retain(&mut param.bounds, |bound| !is_it(bound)),
            GenericParam::Type(param) => retain(&mut param.bounds, |bound| !is_ours(bound)),
            GenericParam::Const(_) => {}
        }
    }
    let clause = &mut sig.generics.where_clause;
    for clause in clause.iter_mut() {
        retain(&mut clause.predicates, |predicate| match predicate {
            WherePredicate::Lifetime(clause) => {
                retain(&mut clause.bounds, |bound| !is_it(bound));
                !clause.bounds.is_empty()
            }
            WherePredicate::Type(clause) => {
                retain(&mut clause.bounds, |bound| !is_ours(bound));
                !clause.bounds.is_empty()
            }
            _ => true,
        });
    }
    clause.take_if(|clause| clause.predicates.is_empty());
}

fn is_it(lifetime: &Lifetime) -> bool {
    lifetime.ident == NAME
}

/// Whether `'async_trait` occurs anywhere.
fn is_named(tokens: TokenStream) -> bool {
    find::lifetimes(tokens).iter().any(|name| name == NAME)
}
