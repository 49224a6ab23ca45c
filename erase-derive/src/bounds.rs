//! Recognises bounds by the last segment of their paths.

use proc_macro2::Ident;
use syn::{Generics, Path, PathArguments, PredicateType, TypeParamBound, WherePredicate};

use crate::subst;
use crate::syntax::last_name;

pub(crate) fn demands_sized(generics: &Generics) -> bool {
    self_bounds(generics).any(|bound| bound_is(bound, &["Sized"]))
}

/// The bounds in `where Self: ..` of a trait or a method.
pub(crate) fn self_bounds(generics: &Generics) -> impl Iterator<Item = &TypeParamBound> {
    bounds_of(generics, |clause| subst::is_self(&clause.bounded_ty))
}

/// The bounds of those parts of a where clause.
pub(crate) fn bounds_of(
    generics: &Generics,
    is_wanted: impl Fn(&PredicateType) -> bool,
) -> impl Iterator<Item = &TypeParamBound> {
    let clause = generics.where_clause.iter();
    let predicates = clause.flat_map(|clause| &clause.predicates);
    let wanted = predicates.filter_map(move |predicate| match predicate {
        WherePredicate::Type(clause) if is_wanted(clause) => Some(&clause.bounds),
        _ => None,
    });
    wanted.flatten()
}

/// Whether the bound's trait has one of the names, with any path.
pub(crate) fn bound_is(bound: &TypeParamBound, names: &[&str]) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_none() && ends_in(&bound.path, names))
}

pub(crate) fn is_send(bound: &TypeParamBound) -> bool {
    bound_is(bound, &["Send"])
}

/// Whether the path ends in an auto trait's name.
pub(crate) fn is_auto(path: &Path) -> bool {
    ends_in(
        path,
        &["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"],
    )
}

fn ends_in(path: &Path, names: &[&str]) -> bool {
    last_name(path).is_some_and(|last| names.iter().any(|name| last == name))
}

pub(crate) fn has_arguments(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    let last = bound.path.segments.last();
    last.is_some_and(|last| !matches!(last.arguments, PathArguments::None))
}

/// The name of the bound's trait, for an error's text.
pub(crate) fn bound_name(bound: &TypeParamBound) -> String {
    match bound {
        TypeParamBound::Trait(bound) => {
            last_name(&bound.path).map_or_else(String::new, Ident::to_string)
        }
        _ => String::new(),
    }
}
