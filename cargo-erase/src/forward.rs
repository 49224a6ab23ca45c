//! Through which pointers a migrated trait is forwarded, next to impls that are there already.
//!
//! async-trait forwards nothing, so that much code has impls of its own for `Box<T>` or `Arc<T>`,
//! which those of `#[erase]` would conflict with.

use std::collections::BTreeSet;

use quote::ToTokens as _;
use syn::{Ident, ItemImpl, ItemTrait, TraitItem, Type, TypeParam};

use crate::cli::Migrate;
use crate::delegation::{delegates, left_to_defaults};
use crate::findings::{Finding, Findings, Kind, text};
use crate::generated::{self, Implementors};
use crate::overlap::overlapping;
use crate::plan::PlannedImpl;
use crate::pointers::{Pointer, allows_references, goes_through, pointer, possible, takes_mut};
use crate::project::{Key, Project};
use crate::refusal::may_be_unsized;
use crate::unsized_generics::{UnsizedGeneric, needed};

/// What the attribute says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Forward {
    /// Nothing: the default.
    Default,
    /// `forward(..)` with these, some of them through the erased method in any case, since a generic
    /// parameter that may be unsized is behind them: `forward(&, dyn Box)`.
    Named {
        pointers: BTreeSet<Pointer>,
        erased: BTreeSet<Pointer>,
    },
}

impl Forward {
    /// `forward(Box, Rc)`, if something is to be said.
    pub(crate) fn argument(&self) -> Option<String> {
        let Forward::Named { pointers, erased } = self else {
            return None;
        };
        let name = |pointer: &Pointer| match pointer {
            Pointer::Ref | Pointer::Mut => pointer.name().to_owned(),
            owning if erased.contains(owning) => format!("dyn {}", owning.name()),
            owning => owning.name().to_owned(),
        };
        let names: Vec<String> = pointers.iter().map(name).collect();
        Some(format!("forward({})", names.join(", ")))
    }
}

/// What is said for one trait; impls that forwards replace are told.
pub(crate) fn decide(
    project: &Project,
    key: &Key,
    impls: &[PlannedImpl],
    unsized_generics: &[UnsizedGeneric],
    args: &Migrate,
    findings: &mut Findings,
) -> Forward {
    let mut taken = overlapping(project, key);
    let mut replaced = BTreeSet::new();
    let mut blanket = false;
    for found in impls.iter().filter(|found| found.key == *key) {
        let source = &project.sources[found.file];
        let item = &project.facts[found.file].impls[found.index].item;
        let at = |kind, message: &str| {
            Finding::at(source, source.range_of(&item.self_ty).start, kind, message)
        };
        if blanket_parameter(item).is_some() {
            blanket = true;
            continue;
        }
        match generated::implementors(project, found) {
            Some(Implementors::Unknown) => {
                blanket = true;
                continue;
            }
            Some(Implementors::Pointers(pointers)) => {
                taken.extend(pointers);
                continue;
            }
            None => {}
        }
        let Some((pointer, pointee)) = pointer(&item.self_ty) else {
            continue;
        };
        if replaces(project, found) {
            findings.push(at(
                Kind::Replaced,
                "this impl only passes calls on; erase's macro writes it, and it is taken out",
            ));
            replaced.insert(pointer);
            continue;
        }
        if pointee_is_unsized(item, pointee) {
            let left = left(project, key, item);
            let message = text::unsized_pointee(pointer.name(), &left, delegates(item));
            findings.push(at(Kind::UnsizedPointee, &message));
        }
        taken.insert(pointer);
    }
    let definition = project.traits.get(key).into_iter().flatten().next();
    let item = definition
        .filter(|_| !blanket)
        .map(|(file, n)| &project.facts[*file].traits[*n].item);
    let needed = needed(unsized_generics, key);
    let mutable = item.filter(|item| takes_mut(item) && needed.contains(&Pointer::Mut));
    let mutable = mutable
        .map(|_| Pointer::Mut)
        .filter(|it| !taken.contains(it));
    // What is taken out must be there again.
    let all: BTreeSet<Pointer> = item
        .map_or_else(Vec::new, |item| possible(item, &taken))
        .into_iter()
        .chain(mutable)
        .chain(replaced.iter().copied())
        .collect();
    let erased: BTreeSet<Pointer> = needed.intersection(&all).copied().collect();
    if args.minimal {
        let pointers: BTreeSet<Pointer> = erased.union(&replaced).copied().collect();
        if pointers.is_empty() {
            return Forward::Default;
        }
        return Forward::Named { pointers, erased };
    }
    let is_default = taken.is_empty() && !blanket && !replaced.contains(&Pointer::Mut);
    if is_default && erased.iter().all(|it| *it == Pointer::Ref) {
        return Forward::Default;
    }
    Forward::Named {
        pointers: all,
        erased,
    }
}

/// Whether an impl is taken out, since a forward does the same.
pub(crate) fn replaces(project: &Project, found: &PlannedImpl) -> bool {
    let known = &project.facts[found.file].impls[found.index];
    let item = &known.item;
    let mut definitions = project.traits.get(&found.key).into_iter().flatten();
    // The attribute of such a trait is left as it is, so that no forward can be written.
    let mocked = definitions.any(|(file, n)| is_mocked(&project.facts[*file].traits[*n].item));
    !mocked
        && !known.in_macro
        && pointer(&item.self_ty).is_some_and(|(_, pointee)| pointee_is_unsized(item, pointee))
        && delegates(item)
        && left(project, &found.key, item).is_empty()
}

/// Whether mockall's `#[automock]` is above a trait, or in a `cfg_attr` there.
pub(crate) fn is_mocked(item: &ItemTrait) -> bool {
    item.attrs.iter().any(|attr| {
        let is_it = |path: &syn::Path| {
            path.segments
                .last()
                .is_some_and(|last| last.ident == "automock")
        };
        let text = || attr.to_token_stream().to_string();
        is_it(attr.path()) || attr.path().is_ident("cfg_attr") && text().contains("automock")
    })
}

/// What an impl leaves to the default bodies of its trait, and a forward would not.
fn left<'a>(project: &'a Project, key: &Key, item: &ItemImpl) -> Vec<&'a Ident> {
    let definitions = project.traits.get(key).into_iter().flatten();
    let items = definitions.map(|(file, n)| &project.facts[*file].traits[*n].item);
    left_to_defaults(item, items)
}

/// The `T` of `impl<T: ..> Trait for T`.
pub(crate) fn blanket_parameter(item: &ItemImpl) -> Option<&TypeParam> {
    let Type::Path(path) = &*item.self_ty else {
        return None;
    };
    let ident = path.path.get_ident()?;
    item.generics
        .type_params()
        .find(|param| param.ident == *ident)
}

fn pointee_is_unsized(item: &ItemImpl, pointee: &Type) -> bool {
    match pointee {
        Type::Path(path) => {
            let ident = path.path.get_ident();
            ident.is_some_and(|ident| may_be_unsized(&item.generics, ident))
        }
        _ => false,
    }
}

/// Whether references to implementors of a migrated trait are implementors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByReference {
    IsThere,
    /// If somebody names `&`.
    CanBe,
    Never,
}

/// Whether `&P` is an implementor of a trait for which this is decided.
pub(crate) fn by_reference(
    project: &Project,
    key: &Key,
    forward: &Forward,
    args: &Migrate,
) -> ByReference {
    let mut definitions = project.traits.get(key).into_iter().flatten();
    let can_be = definitions.all(|(file, n)| {
        let item = &project.facts[*file].traits[*n].item;
        let is_type = |entry: &TraitItem| matches!(entry, TraitItem::Type(_));
        let mut entries = item.items.iter().filter(|entry| !is_type(entry));
        allows_references(item) && entries.all(|entry| goes_through(entry, Pointer::Ref))
    });
    let is_there = match forward {
        Forward::Default => can_be && !args.minimal,
        Forward::Named { pointers, .. } => pointers.contains(&Pointer::Ref),
    };
    match (is_there, can_be) {
        (true, _) => ByReference::IsThere,
        (false, true) => ByReference::CanBe,
        (false, false) => ByReference::Never,
    }
}
