//! Syntax trees built by hand. Parsing them from tokens would read better, but take more time than all the
//! rest: in a debug build this code runs unoptimised.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    BoundLifetimes, GenericParam, Lifetime, LifetimeParam, Path, PredicateLifetime, PredicateType,
    Signature, Token, Type, TypeParam, TypeParamBound, TypePath, WherePredicate,
};

/// `Vec::retain_mut` for what syn keeps with its commas.
pub(crate) fn retain<T, P: Default>(
    list: &mut Punctuated<T, P>,
    mut keep: impl FnMut(&mut T) -> bool,
) {
    let all = std::mem::take(list).into_iter();
    let kept = all.filter_map(|mut part| keep(&mut part).then_some(part));
    *list = kept.collect();
}

pub(crate) fn path_type(path: impl Into<Path>) -> Type {
    Type::Path(TypePath {
        attrs: Vec::new(),
        qself: None,
        path: path.into(),
    })
}

/// A span of ours at the user's `async`, if there is one.
pub(crate) fn async_span(sig: &Signature) -> Span {
    let ours = Span::mixed_site();
    sig.asyncness
        .map_or(ours, |token| ours.located_at(token.span))
}

/// The last name of a path: `Store` of `crate::store::Store<K>`.
pub(crate) fn last_name(path: &Path) -> Option<&Ident> {
    path.segments.last().map(|segment| &segment.ident)
}

/// `Self`, as a parsed `quote!(Self)` has it.
pub(crate) fn self_type() -> Type {
    path_type(Ident::new("Self", Span::call_site()))
}

/// `T: bounds`, whose bounds are not inspected any more.
pub(crate) fn type_param(ident: &Ident, bounds: TokenStream) -> GenericParam {
    let mut param = TypeParam::from(ident.clone());
    param.bounds.push(TypeParamBound::Verbatim(bounds));
    GenericParam::Type(param)
}

/// `ty: bounds`, whose bounds are not inspected any more.
pub(crate) fn bounded(ty: Type, bounds: impl ToTokens) -> WherePredicate {
    let bounds = TypeParamBound::Verbatim(bounds.into_token_stream());
    WherePredicate::Type(type_predicate(ty, bounds))
}

/// `for<'a> ty: bounds`, whose bounds are not inspected any more.
pub(crate) fn bounded_for_any(
    lifetime: &Lifetime,
    ty: Type,
    bounds: impl ToTokens,
) -> WherePredicate {
    let param = GenericParam::Lifetime(LifetimeParam::new(lifetime.clone()));
    let mut predicate = type_predicate(ty, TypeParamBound::Verbatim(bounds.into_token_stream()));
    predicate.lifetimes = Some(BoundLifetimes {
        lifetimes: Punctuated::from_iter([param]),
        ..BoundLifetimes::default()
    });
    WherePredicate::Type(predicate)
}

/// `ty: 'a`
pub(crate) fn type_outlives(ty: Type, lifetime: &Lifetime) -> WherePredicate {
    let bound = TypeParamBound::Lifetime(lifetime.clone());
    WherePredicate::Type(type_predicate(ty, bound))
}

/// `'b: 'a`
pub(crate) fn outlives(longer: &Lifetime, lifetime: &Lifetime) -> WherePredicate {
    WherePredicate::Lifetime(PredicateLifetime {
        attrs: Vec::new(),
        lifetime: longer.clone(),
        colon_token: <Token![:]>::default(),
        bounds: Punctuated::from_iter([lifetime.clone()]),
    })
}

fn type_predicate(ty: Type, bound: TypeParamBound) -> PredicateType {
    PredicateType {
        attrs: Vec::new(),
        lifetimes: None,
        bounded_ty: ty,
        colon_token: <Token![:]>::default(),
        bounds: Punctuated::from_iter([bound]),
    }
}
