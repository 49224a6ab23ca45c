//! What a trait has that `dyn` cannot, and that `#[erase]` refuses: such a trait stays with
//! async-trait until a person has changed it, so that what is written builds.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{
    FnArg, GenericArgument, GenericParam, Generics, ItemImpl, ItemTrait, PathArguments,
    ReceiverKind, ReturnType, Signature, TraitItem, Type, TypeImplTrait, TypeParamBound, TypePath,
    WherePredicate,
};

use crate::findings::text;

const NOT_DYN: [&str; 9] = [
    "Sized",
    "Clone",
    "Copy",
    "Default",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "Hash",
];

/// Each reason, with its place.
pub(crate) fn of_trait(item: &ItemTrait) -> Vec<(Span, String)> {
    let mut reasons = Vec::new();
    let refused = supertraits(item).find_map(|bound| named(bound, &NOT_DYN));
    if let Some((span, name)) = refused {
        reasons.push((
            span,
            format!(
                "no `dyn` type is `{name}`; leave the supertrait out to migrate `{}`",
                item.ident
            ),
        ));
    }
    for entry in &item.items {
        match entry {
            TraitItem::Const(constant) => reasons.push((
                constant.ident.span(),
                format!(
                    "`dyn` has no associated constants; make a method of it to migrate `{}`",
                    item.ident
                ),
            )),
            TraitItem::Type(assoc)
                if !assoc.generics.params.is_empty() && !demands_sized(&assoc.generics) =>
            {
                reasons.push((
                    assoc.ident.span(),
                    format!(
                        "\
                    `dyn` cannot name a generic associated type; add `where Self: Sized` \
                    to migrate `{}`",
                        item.ident
                    ),
                ));
            }
            TraitItem::Fn(function) if !demands_sized(&function.sig.generics) => {
                if let Some((span, reason)) = of_method(&function.sig) {
                    reasons.push((
                        span,
                        format!(
                            "{reason}; add `where Self: Sized` to `{}` to migrate `{}`",
                            function.sig.ident, item.ident
                        ),
                    ));
                }
            }
            _ => {}
        }
    }
    reasons
}

fn of_method(sig: &Signature) -> Option<(Span, &'static str)> {
    let is_async = sig.asyncness.is_some();
    if sig.receiver().is_none() {
        let what = "`dyn` cannot call what has no receiver";
        return (!is_async).then(|| (sig.ident.span(), what));
    }
    if let Some(ReceiverKind::Typed(_, ty)) = sig.receiver().map(|receiver| &receiver.kind) {
        if !is_receiver(ty) {
            return Some((ty.span(), "`dyn` has no such receiver"));
        }
    }
    let is_lifetime = |param: &&GenericParam| matches!(param, GenericParam::Lifetime(_));
    if let Some(param) = sig.generics.params.iter().find(|param| !is_lifetime(param)) {
        return Some((param.span(), "`dyn` cannot call a generic method"));
    }
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            if has_opaque(&input.ty) {
                return Some((input.ty.span(), "`dyn` cannot call a generic method"));
            }
            if mentions_self(&input.ty) {
                return Some((input.ty.span(), "`Self` has no size behind `dyn`"));
            }
        }
    }
    match &sig.output {
        ReturnType::Type(_, ty) if mentions_self(ty) => {
            Some((ty.span(), "`Self` has no size behind `dyn`"))
        }
        _ => None,
    }
}

/// `Self`, `&Self`, `Arc<Self>`, `Pin<&mut Self>`, .., and not `&Arc<Self>`.
fn is_receiver(ty: &Type) -> bool {
    let pointee = |path: &TypePath, names: &[&str]| {
        let last = path.path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let is_it = names.iter().any(|name| last.ident == name);
        match arguments.args.first().filter(|_| is_it)? {
            GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }
    };
    let is_pointer = |ty: &Type| match ty {
        Type::Reference(reference) => is_self(&reference.elem),
        Type::Path(path) => {
            pointee(path, &["Box", "Rc", "Arc"]).is_some_and(|pointee| is_self(&pointee))
        }
        _ => false,
    };
    let is_pinned = |ty: &Type| match ty {
        Type::Path(path) => pointee(path, &["Pin"]).is_some_and(|pointer| is_pointer(&pointer)),
        _ => false,
    };
    is_self(ty) || is_pointer(ty) || is_pinned(ty)
}

/// An implementor without a size.
pub(crate) fn of_impl(item: &ItemImpl) -> Option<(Span, String)> {
    let is_unsized = match &*item.self_ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => {
            path.path.is_ident("str")
                || path.path.get_ident().is_some_and(|ident| {
                    let mut params = item.generics.type_params();
                    params.any(|param| param.ident == *ident)
                        && may_be_unsized(&item.generics, ident)
                })
        }
        _ => false,
    };
    let reason = text::UNSIZED_IMPLEMENTOR;
    is_unsized.then(|| (item.self_ty.span(), reason.to_owned()))
}

/// Whether a type parameter is `?Sized`.
pub(crate) fn may_be_unsized(generics: &Generics, ident: &syn::Ident) -> bool {
    bounds_of(generics, ident)
        .any(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some()))
}

/// The bounds of a type parameter, in line and behind `where`.
pub(crate) fn bounds_of<'g>(
    generics: &'g Generics,
    ident: &syn::Ident,
) -> impl Iterator<Item = &'g TypeParamBound> {
    let inline = generics
        .type_params()
        .filter(move |param| param.ident == *ident);
    let clause = generics.where_clause.iter();
    let predicates = clause.flat_map(|clause| &clause.predicates);
    let in_where = predicates.filter_map(move |predicate| match predicate {
        WherePredicate::Type(clause) => {
            let is_its =
                matches!(&clause.bounded_ty, Type::Path(path) if path.path.is_ident(ident));
            is_its.then_some(&clause.bounds)
        }
        _ => None,
    });
    inline.map(|param| &param.bounds).chain(in_where).flatten()
}

/// `where Self: Sized`
pub(crate) fn demands_sized(generics: &Generics) -> bool {
    let clause = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    clause.into_iter().any(|predicate| match predicate {
        WherePredicate::Type(clause) => {
            is_self(&clause.bounded_ty)
                && clause
                    .bounds
                    .iter()
                    .any(|bound| named(bound, &["Sized"]).is_some())
        }
        _ => false,
    })
}

/// What a trait demands of `Self`, behind its name or in a where clause.
pub(crate) fn supertraits(item: &ItemTrait) -> impl Iterator<Item = &TypeParamBound> {
    let clause = item.generics.where_clause.iter();
    let predicates = clause.flat_map(|clause| &clause.predicates);
    let of_self = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(clause) if is_self(&clause.bounded_ty) => Some(&clause.bounds),
        _ => None,
    });
    item.supertraits.iter().chain(of_self.flatten())
}

/// Where a bound is one of these traits.
pub(crate) fn named(bound: &TypeParamBound, names: &[&str]) -> Option<(Span, String)> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound
        .path
        .segments
        .last()
        .filter(|_| bound.maybe.is_none())?;
    let name = last.ident.to_string();
    (names.contains(&name.as_str()) && last.arguments.is_empty()).then(|| (last.span(), name))
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}

fn has_opaque(ty: &Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_type_impl_trait(&mut self, _: &'ast TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}

/// `Self` itself, and not `Self::Assoc`.
fn mentions_self(ty: &Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_type(&mut self, ty: &'ast Type) {
            self.0 |= is_self(ty);
            visit::visit_type(self, ty);
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}
