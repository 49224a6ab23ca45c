//! What bounds say, by the last segment of their paths.

use syn::{Generics, Path, PathArguments, PredicateType, TypeParamBound, WherePredicate};

use crate::subst;

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

/// Whether the bound's trait bears one of the names, by any path.
pub(crate) fn bound_is(bound: &TypeParamBound, names: &[&str]) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    let last = bound.path.segments.last();
    bound.maybe.is_none() && last.is_some_and(|last| names.iter().any(|name| last.ident == name))
}

pub(crate) fn is_send(bound: &TypeParamBound) -> bool {
    bound_is(bound, &["Send"])
}

/// Whether the path ends in an auto trait's name.
pub(crate) fn is_auto(path: &Path) -> bool {
    const AUTO: [&str; 5] = ["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"];
    path.segments
        .last()
        .is_some_and(|last| AUTO.iter().any(|name| last.ident == name))
}

pub(crate) fn has_arguments(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    bound
        .path
        .segments
        .last()
        .is_some_and(|last| !matches!(last.arguments, PathArguments::None))
}

/// The name of the bound's trait, for an error's text.
pub(crate) fn bound_name(bound: &TypeParamBound) -> String {
    match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .map_or_else(String::new, |last| last.ident.to_string()),
        _ => String::new(),
    }
}
