//! Pointers for which a trait must not be implemented, since an impl of another trait for every
//! implementor would then overlap one for the pointer.

use std::collections::BTreeSet;

use syn::TypeParamBound;

use crate::forward::blanket_parameter;
use crate::pointers::{Pointer, pointer};
use crate::project::{Key, Project};
use crate::refusal::bounds_of;
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
    let item = &known.item;
    blanket_parameter(item).is_some_and(|param| bounds_of(&item.generics, &param.ident).any(is_it))
}
