//! The emitted items, a file for each; nothing here can fail.

mod body;
mod call;
mod dispatch;
mod erased;
mod forward;
mod local;
mod native;
mod object;
mod outlives;
mod path;
mod place;
mod plain;
mod plain_body;
mod twin;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, LifetimeParam, Type, TypeParamBound, WherePredicate};

use crate::attrs;
use crate::model::{Dispatch, Forward, Method, Route, Trait};
use crate::subst::{self, Substitution};
pub(crate) use local::expand as expand_local;
use path::trait_path;
use twin::Twin;

pub(crate) fn expand(item: &Trait) -> TokenStream {
    let mut twins: Vec<Twin<'_>> = item
        .methods()
        .map(|method| Twin::new(item, method))
        .collect();
    let forwards = forward::forwards(item);
    let native = native::expand(item, &twins, &forwards);
    twins.retain(|twin| twin.method.dispatch == Dispatch::Erased);
    let is_native = |forward: &Forward| forward.route == Route::Native;
    let through_call = !twins.is_empty() && forwards.iter().any(is_native);
    let hidden = (!twins.is_empty()).then(|| erased::expand(item, &twins));
    let (erased, blanket) = hidden.unzip();
    let cfgs = attrs::select(&item.attrs, &["cfg", "allow"]);
    let dispatch: TokenStream = twins.iter().map(dispatch::expand).collect();
    let object = object::expand(item, &twins);
    let call = through_call.then(|| call::expand(item, &twins));
    let forwards = forward::expand(item, &twins, &forwards);
    quote! {
        #native
        #erased
        #(#cfgs)*
        const _: () = {
            #blanket
            #dispatch
            #object
            #call
            #forwards
        };
    }
}

/// Whether the erased type that a method returns can say with one lifetime all that it captures.
pub(crate) fn is_nameable(item: &Trait, method: &Method) -> bool {
    forward::is_nameable(&Twin::new(item, method))
}

/// The trait's generic parameters for an impl: without defaults, and with a where clause in which
/// `Self` and its associated types have become what they are there. Bounds on `Self` itself are
/// left out: whoever implements the trait satisfies them.
fn impl_generics(item: &Trait, substitution: &mut Substitution<'_>) -> Generics {
    let mut generics = item.generics.clone();
    for param in &mut generics.params {
        ours(param);
        match param {
            GenericParam::Type(param) => {
                param.default = None;
                param
                    .bounds
                    .iter_mut()
                    .for_each(|bound| substitution.bound(bound));
            }
            GenericParam::Const(param) => param.default = None,
            GenericParam::Lifetime(_) => {}
        }
    }
    let clause = generics.where_clause.take();
    let predicates = clause.into_iter().flat_map(|clause| clause.predicates);
    for mut predicate in predicates.filter_map(without_self_traits) {
        substitution.predicate(&mut predicate);
        push_bounds(&mut generics, [predicate]);
    }
    generics
}

/// Lints about a parameter are about the user's declaration of it, not about ours.
fn ours(param: &mut GenericParam) {
    let at = |span| Span::mixed_site().located_at(span);
    match param {
        GenericParam::Lifetime(param) => param.lifetime.set_span(at(param.lifetime.span())),
        GenericParam::Type(param) => param.ident.set_span(at(param.ident.span())),
        GenericParam::Const(param) => param.ident.set_span(at(param.ident.span())),
    }
}

/// A predicate without its trait bounds on `Self`, which whoever implements the trait satisfies.
fn without_self_traits(mut predicate: WherePredicate) -> Option<WherePredicate> {
    if let WherePredicate::Type(clause) = &mut predicate {
        if subst::is_self(&clause.bounded_ty) {
            let bounds = std::mem::take(&mut clause.bounds).into_iter();
            clause.bounds = bounds
                .filter(|bound| matches!(bound, TypeParamBound::Lifetime(_)))
                .collect();
            return (!clause.bounds.is_empty()).then_some(predicate);
        }
    }
    Some(predicate)
}

fn push_param(generics: &mut Generics, param: GenericParam) {
    match param {
        GenericParam::Lifetime(_) => generics.params.insert(0, param),
        _ => generics.params.push(param),
    }
}

fn push_where(generics: &mut Generics, predicates: impl IntoIterator<Item = WherePredicate>) {
    let mut predicates = predicates.into_iter().peekable();
    if predicates.peek().is_some() {
        generics.make_where_clause().predicates.extend(predicates);
    }
}

/// Adds each bound where its parameter has bounds already, as a reader would: inline or behind
/// `where`.
fn push_bounds(generics: &mut Generics, predicates: impl IntoIterator<Item = WherePredicate>) {
    for predicate in predicates {
        match &predicate {
            WherePredicate::Lifetime(clause) => {
                let own = generics
                    .lifetimes_mut()
                    .find(|param| param.lifetime == clause.lifetime);
                if let Some(param) = own.filter(|param| !param.bounds.is_empty()) {
                    param.bounds.extend(clause.bounds.clone());
                    continue;
                }
            }
            WherePredicate::Type(clause) => {
                let bounded = match &clause.bounded_ty {
                    Type::Path(path) => path.path.get_ident(),
                    _ => None,
                };
                let own = generics
                    .type_params_mut()
                    .find(|param| Some(&param.ident) == bounded);
                if let Some(param) = own.filter(|param| !param.bounds.is_empty()) {
                    param.bounds.extend(clause.bounds.clone());
                    continue;
                }
            }
            _ => {}
        }
        push_where(generics, [predicate]);
    }
}

/// A method's lifetime parameters with what is to be said about them.
fn method_generics<'a>(
    params: impl IntoIterator<Item = &'a LifetimeParam>,
    predicates: impl IntoIterator<Item = WherePredicate>,
) -> Generics {
    let mut generics = Generics::default();
    let params = params.into_iter().cloned().map(GenericParam::Lifetime);
    generics.params.extend(params);
    push_bounds(&mut generics, predicates);
    generics
}

/// `<X as Trait<..>>::Name`, or `X::Name` for what a supertrait declares.
fn projection(item: &Trait, implementor: &Type, name: &syn::Ident) -> Option<Type> {
    let assoc = item.assocs.iter().find(|assoc| assoc.ident == *name)?;
    if assoc.inherited {
        return Some(Type::Verbatim(quote!(#implementor::#name)));
    }
    let path = trait_path(item);
    Some(Type::Verbatim(quote!(<#implementor as #path>::#name)))
}
