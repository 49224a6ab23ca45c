//! Generic parameters and where clauses of the emitted items.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, Type, TypeParamBound, WherePredicate};

use super::self_as::SelfAs;
use crate::model::Trait;
use crate::subst;
use crate::syntax::{outlives, path_type, retain, type_outlives, type_param};

/// The trait's generic parameters for an impl: without defaults, and with a where clause in which
/// `Self` and its associated types have become what they are there. Bounds on `Self` itself are
/// left out: whoever implements the trait satisfies them.
pub(super) fn of_trait(item: &Trait, at: SelfAs<'_>) -> Generics {
    let substitution = at.substitution(item);
    let mut generics = item.generics.clone();
    for param in &mut generics.params {
        ours(param);
        match param {
            GenericParam::Type(param) => {
                param.default = None;
                for bound in &mut param.bounds {
                    *bound = substitution.bound(bound);
                }
            }
            GenericParam::Const(param) => param.default = None,
            GenericParam::Lifetime(_) => {}
        }
    }
    let clause = generics.where_clause.take();
    let predicates = clause.into_iter().flat_map(|clause| clause.predicates);
    for predicate in predicates.filter_map(without_self_traits) {
        push_bounds(&mut generics, [substitution.predicate(&predicate)]);
    }
    generics
}

/// The same with a type parameter that implements the trait.
pub(super) fn of_implementor(item: &Trait, param: &Ident, bounds: TokenStream) -> Generics {
    let mut generics = of_trait(item, SelfAs::Param(param));
    push_param(&mut generics, type_param(param, bounds));
    generics
}

/// Lints about a parameter apply to the user's declaration, not to copies of it.
fn ours(param: &mut GenericParam) {
    let at = |span| Span::mixed_site().located_at(span);
    match param {
        GenericParam::Lifetime(param) => param.lifetime.set_span(at(param.lifetime.span())),
        GenericParam::Type(param) => param.ident.set_span(at(param.ident.span())),
        GenericParam::Const(param) => param.ident.set_span(at(param.ident.span())),
    }
}

/// The same of a method's lifetime.
pub(super) fn our_lifetime(mut param: LifetimeParam) -> LifetimeParam {
    let span = Span::mixed_site().located_at(param.lifetime.span());
    param.lifetime.set_span(span);
    param
}

/// A predicate without its trait bounds on `Self`, which every implementor satisfies.
pub(super) fn without_self_traits(mut predicate: WherePredicate) -> Option<WherePredicate> {
    if let WherePredicate::Type(clause) = &mut predicate {
        if subst::is_self(&clause.bounded_ty) {
            retain(&mut clause.bounds, |bound| {
                matches!(bound, TypeParamBound::Lifetime(_))
            });
            return (!clause.bounds.is_empty()).then_some(predicate);
        }
    }
    Some(predicate)
}

pub(super) fn push_param(generics: &mut Generics, param: GenericParam) {
    match param {
        GenericParam::Lifetime(_) => generics.params.insert(0, param),
        _ => generics.params.push(param),
    }
}

/// Puts lifetime parameters before all others, in their order.
pub(super) fn push_lifetimes<'a>(
    generics: &mut Generics,
    lifetimes: impl DoubleEndedIterator<Item = &'a LifetimeParam>,
) {
    for lifetime in lifetimes.rev() {
        push_param(generics, GenericParam::Lifetime(lifetime.clone()));
    }
}

pub(super) fn push_where(
    generics: &mut Generics,
    predicates: impl IntoIterator<Item = WherePredicate>,
) {
    let mut predicates = predicates.into_iter().peekable();
    if predicates.peek().is_some() {
        generics.make_where_clause().predicates.extend(predicates);
    }
}

/// Adds each bound where its parameter has bounds already: inline or in the where clause.
pub(super) fn push_bounds(
    generics: &mut Generics,
    predicates: impl IntoIterator<Item = WherePredicate>,
) {
    for predicate in predicates {
        let is_merged = match &predicate {
            WherePredicate::Lifetime(clause) => {
                let mut own = generics.lifetimes_mut();
                let own = own.find(|param| param.lifetime == clause.lifetime);
                own.filter(|param| !param.bounds.is_empty())
                    .map(|param| param.bounds.extend(clause.bounds.clone()))
            }
            WherePredicate::Type(clause) => {
                let bounded = match &clause.bounded_ty {
                    Type::Path(path) => path.path.get_ident(),
                    _ => None,
                };
                let mut own = generics.type_params_mut();
                let own = own.find(|param| Some(&param.ident) == bounded);
                own.filter(|param| !param.bounds.is_empty())
                    .map(|param| param.bounds.extend(clause.bounds.clone()))
            }
            _ => None,
        };
        if is_merged.is_none() {
            push_where(generics, [predicate]);
        }
    }
}

/// `T: 'f, 't: 'f` for all parameters of the trait.
pub(super) fn params_outlive(item: &Trait, future: &Lifetime) -> Vec<WherePredicate> {
    let params = item.generics.params.iter();
    let predicates = params.filter_map(|param| match param {
        GenericParam::Lifetime(param) => Some(outlives(&param.lifetime, future)),
        GenericParam::Type(param) => Some(type_outlives(path_type(param.ident.clone()), future)),
        GenericParam::Const(_) => None,
    });
    predicates.collect()
}
