//! The pointers that implement a trait too, and the reasons against some.

use syn::{GenericParam, TypeParamBound};

use super::{AutoTraits, Captures, Item, Method, OutputKind, ReceiverKind, Trait};
use crate::attr::{Forward, Pointee, Pointer};
use crate::bounds::{bound_is, demands_sized, is_auto};
use crate::find::Mentioned;

const DEFAULT: [Pointer; 4] = [Pointer::Ref, Pointer::Box, Pointer::Rc, Pointer::Arc];

/// The requested forwards, or all possible default ones.
pub(super) fn decide(item: &Trait) -> Vec<Forward> {
    let candidates: Vec<Forward> = match &item.asked {
        Some(asked) => asked.iter().map(|(forward, _)| *forward).collect(),
        // A pointer need not satisfy the requirements of an unsafe trait.
        None if item.unsafety.is_some() => Vec::new(),
        None => default(item).collect(),
    };
    let possible = |forward: &Forward| obstacle(item, forward.pointer).is_none();
    candidates.into_iter().filter(possible).collect()
}

/// `&mut P` only if every method takes `&mut self`: auto-ref would prefer it for a `&self` call on a
/// `&mut P`, and require that to be mutable.
fn default(item: &Trait) -> impl Iterator<Item = Forward> {
    let mutable = is_all_mutable(item).then_some(Pointer::Mut);
    DEFAULT.into_iter().chain(mutable).map(|pointer| Forward {
        pointer,
        pointee: Pointee::default_of(pointer),
    })
}

/// The reason why this pointer cannot implement the trait, if there is one.
pub(crate) fn obstacle(item: &Trait, pointer: Pointer) -> Option<String> {
    if matches!(pointer, Pointer::Ref | Pointer::Mut) && is_static_trait(item) {
        return Some("a supertrait is `'static`, which a reference is not".to_owned());
    }
    if pointer == Pointer::Rc && item.given != AutoTraits::NONE {
        return Some("a supertrait is `Send` or `Sync`, which `Rc` is not".to_owned());
    }
    let inherits = item.assocs.iter().any(|assoc| assoc.inherited);
    if inherits && item.declaring_supertraits().count() != 1 {
        return Some(
            "several supertraits may declare an associated type that is named here".to_owned(),
        );
    }
    item.items.iter().find_map(|entry| match entry {
        Item::Other(_) => Some("it has an item other than methods and types".to_owned()),
        Item::Type(assoc) if demands_sized(&assoc.generics) => {
            Some(format!("only sized types have `{}`", assoc.ident))
        }
        Item::Type(_) => None,
        Item::Plain(plain) if plain.sized => {
            static_only(&plain.function.sig, plain.function.default.as_ref())
        }
        Item::Plain(plain) => through(plain.receiver, pointer, &plain.function.sig),
        Item::Method(method) if !method.is_erased() => {
            static_only(&method.sig, method.default.as_ref())
        }
        Item::Method(method) => {
            captures(item, method).or_else(|| through(method.receiver_kind(), pointer, &method.sig))
        }
    })
}

/// Whether the pointer's impl can return the method's erased output.
fn captures(item: &Trait, method: &Method) -> Option<String> {
    let name = &method.sig.ident;
    let lifetimes = &method.lifetimes;
    if matches!(lifetimes.captures, Captures::Bounded) {
        return outlived(item, method).then(|| {
            format!(
                "what `{name}` returns lives for `'{}`, but its contents need not; remove the lifetime",
                lifetimes.future.ident
            )
        });
    }
    let carries = method.output.can_carry_lifetimes() || item.covers(method);
    (!carries).then(|| {
        format!("what `{name}` returns captures more than one lifetime; write `+ 'a` with the one that it borrows for")
    })
}

/// Whether the output promises to outlive its parts: `DynFuture<'a, T>: 'a` requires `T: 'a`, but the user's
/// `impl Future<Output = T> + 'a` does not.
fn outlived(item: &Trait, method: &Method) -> bool {
    let output = &method.lifetimes.output;
    if output.kind == OutputKind::Value {
        return false;
    }
    let found = Mentioned::in_output(&output.item, &output.bounds);
    let mut params = item.generics.type_params();
    let projects = output.mentions().has_assoc();
    // `&'a P` implies `P: 'a`, and so that all associated types of `P` outlive `'a`.
    let borrowed = method.lifetimes.is_in_receiver(&method.lifetimes.future) && !item.is_generic();
    found.has_other_lifetime(&method.lifetimes.future)
        || params.any(|param| found.has_name(&param.ident))
        || projects && !borrowed
}

fn is_all_mutable(item: &Trait) -> bool {
    let kinds = item.items.iter().filter_map(|entry| match entry {
        Item::Plain(plain) => Some(plain.receiver),
        Item::Method(method) => method.receiver.as_ref().map(|receiver| receiver.kind),
        _ => None,
    });
    let mut kinds = kinds.peekable();
    kinds.peek().is_some() && kinds.all(|kind| kind == ReceiverKind::Mut)
}

fn through(kind: ReceiverKind, pointer: Pointer, sig: &syn::Signature) -> Option<String> {
    let possible = match pointer {
        Pointer::Ref | Pointer::Rc | Pointer::Arc => kind == ReceiverKind::Ref,
        Pointer::Mut => matches!(kind, ReceiverKind::Ref | ReceiverKind::Mut),
        Pointer::Box => matches!(
            kind,
            ReceiverKind::Ref | ReceiverKind::Mut | ReceiverKind::Value | ReceiverKind::Box
        ),
    };
    (!possible).then(|| format!("`{}` cannot be called through it", sig.ident))
}

fn static_only(sig: &syn::Signature, default: Option<&syn::Block>) -> Option<String> {
    default.is_none().then(|| {
        format!(
            "only sized types have `{}`, and it has no default body",
            sig.ident
        )
    })
}

/// Whether a supertrait is known to be `'static`.
fn is_static_trait(item: &Trait) -> bool {
    item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        bound => bound_is(bound, &["Any"]),
    })
}

impl Trait {
    /// The supertraits that may declare associated types.
    pub(crate) fn declaring_supertraits(&self) -> impl Iterator<Item = &TypeParamBound> {
        self.all_supertraits().filter(|bound| match bound {
            TypeParamBound::Trait(bound) => !is_auto(&bound.path),
            _ => false,
        })
    }

    /// Whether the trait has parameters that a future may hold.
    pub(crate) fn is_generic(&self) -> bool {
        let params = &mut self.generics.params.iter();
        params.any(|param| !matches!(param, GenericParam::Const(_)))
    }

    /// Whether the one lifetime of the erased output covers all captures.
    pub(crate) fn covers(&self, method: &Method) -> bool {
        let owned = !method.receiver_kind().borrows();
        match method.lifetimes.captures {
            Captures::Bounded => true,
            _ => {
                let lifetimes = &method.lifetimes;
                lifetimes.is_covering() && !lifetimes.hide_any() && !owned && !self.is_generic()
            }
        }
    }
}
