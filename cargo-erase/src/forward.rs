//! Through which pointers a migrated trait is forwarded, next to impls that are there already.
//!
//! async-trait forwards nothing, so that much code has impls of its own for `Box<T>` or `Arc<T>`,
//! which those of `#[erase]` would conflict with.

use std::collections::BTreeSet;

use quote::ToTokens as _;
use syn::{
    GenericArgument, Ident, ItemImpl, ItemTrait, PathArguments, ReceiverKind, TraitItem, Type,
    TypeParam, TypeParamBound,
};

use crate::cli::Migrate;
use crate::delegation::{delegates, left_to_defaults};
use crate::findings::{Finding, Findings, Kind, text};
use crate::generated::{self, Implementors};
use crate::overlap::overlapping;
use crate::plan::PlannedImpl;
use crate::project::{Key, Project};
use crate::refusal::{demands_sized, may_be_unsized, named, supertraits};
use crate::unsized_generics::{UnsizedGeneric, needed};

/// What the attribute says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Forward {
    /// Nothing: the default.
    Default,
    /// `forward(..)` with these.
    Only(Vec<Pointer>),
    /// The same, some of them through the erased method in any case: `forward(&, dyn Box)`.
    Erased {
        pointers: BTreeSet<Pointer>,
        erased: BTreeSet<Pointer>,
    },
}

/// A pointer that can be forwarded; all by default, but `&mut` only where every method takes `&mut self`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pointer {
    Ref,
    Box,
    Rc,
    Arc,
    Mut,
}

impl Pointer {
    pub(crate) const DEFAULT: [Pointer; 4] =
        [Pointer::Ref, Pointer::Box, Pointer::Rc, Pointer::Arc];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Pointer::Ref => "&",
            Pointer::Box => "Box",
            Pointer::Rc => "Rc",
            Pointer::Arc => "Arc",
            Pointer::Mut => "&mut",
        }
    }
}

impl Forward {
    /// `forward(Box, Rc)`, if something is to be said.
    pub(crate) fn argument(&self) -> Option<String> {
        let names: Vec<String> = match self {
            Forward::Default => return None,
            Forward::Only(pointers) => pointers
                .iter()
                .map(|pointer| pointer.name().to_owned())
                .collect(),
            Forward::Erased { pointers, erased } => {
                let name = |pointer: &Pointer| match pointer {
                    Pointer::Ref | Pointer::Mut => pointer.name().to_owned(),
                    owning if erased.contains(owning) => format!("dyn {}", owning.name()),
                    owning => owning.name().to_owned(),
                };
                pointers.iter().map(name).collect()
            }
        };
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
        match generated::implementors(project, found) {
            _ if blanket_parameter(item).is_some() => {
                blanket = true;
                continue;
            }
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
    let rest = || item.map_or_else(Vec::new, |item| possible(item, &taken));
    let is_default = taken.is_empty() && !blanket && !replaced.contains(&Pointer::Mut);
    let needed = needed(unsized_generics, key);
    let mutable = item.filter(|item| takes_mut(item) && needed.contains(&Pointer::Mut));
    let mutable = mutable
        .map(|_| Pointer::Mut)
        .filter(|it| !taken.contains(it));
    let all: BTreeSet<Pointer> = rest()
        .into_iter()
        .chain(mutable)
        .chain(replaced.iter().copied())
        .collect();
    let erased: BTreeSet<Pointer> = needed.intersection(&all).copied().collect();
    let by_default = !args.minimal && is_default && erased.iter().all(|it| *it == Pointer::Ref);
    if !erased.is_empty() && !by_default {
        let pointers = if args.minimal {
            erased.union(&replaced).copied().collect()
        } else {
            all
        };
        return Forward::Erased { pointers, erased };
    }
    if args.minimal && !replaced.is_empty() {
        return Forward::Only(replaced.into_iter().collect());
    }
    if args.minimal || is_default {
        return Forward::Default;
    }
    // What is taken out must be there again.
    let named: BTreeSet<Pointer> = rest().into_iter().chain(replaced).collect();
    Forward::Only(named.into_iter().collect())
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

/// The pointer that a type is, if forwards know it, and what it points to.
pub(crate) fn pointer(ty: &Type) -> Option<(Pointer, &Type)> {
    match ty {
        Type::Reference(reference) => {
            let pointer = reference.mutability.map_or(Pointer::Ref, |_| Pointer::Mut);
            Some((pointer, &reference.elem))
        }
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let pointer = Pointer::DEFAULT
                .into_iter()
                .find(|pointer| last.ident == pointer.name())?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return None;
            };
            match arguments.args.first()? {
                GenericArgument::Type(pointee) => Some((pointer, pointee)),
                _ => None,
            }
        }
        _ => None,
    }
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
        Forward::Only(pointers) => pointers.contains(&Pointer::Ref),
        Forward::Erased { pointers, .. } => pointers.contains(&Pointer::Ref),
    };
    match (is_there, can_be) {
        (true, _) => ByReference::IsThere,
        (false, true) => ByReference::CanBe,
        (false, false) => ByReference::Never,
    }
}

/// The default pointers that are not taken and that may surely be named. Where that is not plain,
/// none is: no code that used async-trait relies on any.
fn possible(item: &ItemTrait, taken: &BTreeSet<Pointer>) -> Vec<Pointer> {
    let has_types = item
        .items
        .iter()
        .any(|entry| !matches!(entry, TraitItem::Fn(_)));
    if item.unsafety.is_some() || has_types {
        return Vec::new();
    }
    let sent = supertraits(item).any(|bound| named(bound, &["Send", "Sync"]).is_some());
    let fits = |pointer: &Pointer| {
        let allowed = match pointer {
            Pointer::Ref => allows_references(item),
            Pointer::Rc => !sent,
            Pointer::Box | Pointer::Arc => true,
            Pointer::Mut => false,
        };
        allowed
            && !taken.contains(pointer)
            && item.items.iter().all(|entry| goes_through(entry, *pointer))
    };
    Pointer::DEFAULT.into_iter().filter(fits).collect()
}

/// Whether some method takes `&mut self`, and all can be called through `&mut P`.
fn takes_mut(item: &ItemTrait) -> bool {
    let is_mut = |entry: &TraitItem| {
        let TraitItem::Fn(function) = entry else {
            return false;
        };
        let receiver = function.sig.receiver();
        receiver
            .is_some_and(|receiver| matches!(receiver.kind, ReceiverKind::Reference(_, _, Some(_))))
    };
    let through = |entry| goes_through(entry, Pointer::Mut);
    allows_references(item) && item.items.iter().any(is_mut) && item.items.iter().all(through)
}

/// Whether no supertrait is `'static` or `Any`, which no reference is.
fn allows_references(item: &ItemTrait) -> bool {
    let mut bounds = supertraits(item);
    !bounds.any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        bound => named(bound, &["Any"]).is_some(),
    })
}

fn goes_through(entry: &TraitItem, pointer: Pointer) -> bool {
    let TraitItem::Fn(function) = entry else {
        return false;
    };
    if demands_sized(&function.sig.generics) {
        return function.default.is_some();
    }
    let Some(receiver) = function.sig.receiver() else {
        return function.default.is_some();
    };
    match &receiver.kind {
        ReceiverKind::Reference(_, _, None) => true,
        ReceiverKind::Reference(_, _, Some(_)) => matches!(pointer, Pointer::Box | Pointer::Mut),
        ReceiverKind::Value => pointer == Pointer::Box,
        _ => false,
    }
}
