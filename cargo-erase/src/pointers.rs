//! The pointers that forwards know, and through which of them a trait can be called.

use std::collections::BTreeSet;

use syn::{
    GenericArgument, ItemTrait, PathArguments, ReceiverKind, TraitItem, Type, TypeParamBound,
};

use crate::refusal::{demands_sized, named, supertraits};

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

/// The default pointers that are not taken and that may surely be named. Where that is not plain,
/// none is: no code that used async-trait relies on any.
pub(crate) fn possible(item: &ItemTrait, taken: &BTreeSet<Pointer>) -> Vec<Pointer> {
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
pub(crate) fn takes_mut(item: &ItemTrait) -> bool {
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
pub(crate) fn allows_references(item: &ItemTrait) -> bool {
    let mut bounds = supertraits(item);
    !bounds.any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        bound => named(bound, &["Any"]).is_some(),
    })
}

pub(crate) fn goes_through(entry: &TraitItem, pointer: Pointer) -> bool {
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
