//! Pointers for which a trait must not be implemented, since an impl of another trait for every
//! implementor would then overlap one for the pointer.

use std::collections::BTreeSet;

use syn::{ItemImpl, Type, TypeParamBound, WherePredicate};

use crate::forward::{Pointer, blanket_parameter, pointer};
use crate::project::{Key, Project};
use crate::scan::{ImplDef, attr_names};

// Input:
//     impl<T: Store> Target for T { .. }
//     impl<T: Store> Target for Arc<T> { .. }
// Output:
//     [Arc]
pub(crate) fn overlapping(project: &Project, key: &Key) -> BTreeSet<Pointer> {
    let generic: BTreeSet<Key> = impls(project)
        .filter(|(file, known)| is_for_each_implementor(project, *file, known, key))
        .filter_map(|(file, known)| implemented(project, file, known))
        .filter(|other| other != key)
        .collect();
    impls(project)
        .filter_map(|(file, known)| {
            let (pointer, _) = pointer(&known.item.self_ty)?;
            let is_generic = generic.contains(&implemented(project, file, known)?);
            is_generic.then_some(pointer)
        })
        .collect()
}

fn impls(project: &Project) -> impl Iterator<Item = (usize, &ImplDef)> {
    let files = project.facts.iter().enumerate();
    files.flat_map(|(file, facts)| facts.impls.iter().map(move |known| (file, known)))
}

fn implemented(project: &Project, file: usize, known: &ImplDef) -> Option<Key> {
    let (path, _) = known.item.trait_.as_ref()?;
    project.resolve(file, known.scope, &attr_names(path), false)
}

/// `impl<T: Store> Target for T`, where `Store` is the trait.
fn is_for_each_implementor(project: &Project, file: usize, known: &ImplDef, key: &Key) -> bool {
    let is_it = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let names = attr_names(&bound.path);
            project.resolve(file, known.scope, &names, true).as_ref() == Some(key)
        }
        _ => false,
    };
    bounds(&known.item).into_iter().any(is_it)
}

/// The bounds on the parameter that an impl is for, if it is for one.
fn bounds(item: &ItemImpl) -> Vec<&TypeParamBound> {
    let Some(param) = blanket_parameter(item) else {
        return Vec::new();
    };
    let clause = item.generics.where_clause.iter();
    let clause = clause.flat_map(|clause| &clause.predicates);
    let there = clause.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => {
            let is_its = matches!(&predicate.bounded_ty, Type::Path(path) if path.path.is_ident(&param.ident));
            is_its.then_some(&predicate.bounds)
        }
        _ => None,
    });
    there.chain([&param.bounds]).flatten().collect()
}
