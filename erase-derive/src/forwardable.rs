//! Through which pointers a trait can be forwarded, and what stands in the way.

use syn::TypeParamBound;

use crate::bounds::{bound_is, demands_sized, is_auto};
use crate::expand::is_nameable;
use crate::model::{Dispatch, Item, Method, Needs, OutputKind, Pointer, ReceiverKind, Trait};
use crate::parse::receiver_kind_of;

/// Why the trait cannot be implemented for this pointer, if it cannot.
pub(crate) fn obstacle(item: &Trait, pointer: Pointer) -> Option<String> {
    if matches!(pointer, Pointer::Ref | Pointer::Mut) && is_static_trait(item) {
        return Some("a supertrait is `'static`, which a reference is not".to_owned());
    }
    if pointer == Pointer::Rc && item.given != Needs::default() {
        return Some("a supertrait is `Send` or `Sync`, which `Rc` is not".to_owned());
    }
    if has_inherited(item) && supertraits(item).count() != 1 {
        return Some(
            "it cannot be told which supertrait declares an associated type that is named here"
                .to_owned(),
        );
    }
    item.items.iter().find_map(|entry| match entry {
        Item::Other(_) => Some("it has an item other than methods and types".to_owned()),
        Item::Type(assoc) if demands_sized(&assoc.generics) => {
            Some(format!("`{}` is there on sized types only", assoc.ident))
        }
        Item::Type(_) => None,
        Item::Plain(function) => {
            let name = &function.sig.ident;
            if demands_sized(&function.sig.generics) {
                return function.default.is_none().then(|| static_only(name));
            }
            through(receiver_kind_of(&function.sig), pointer, name)
        }
        Item::Method(method) => method_obstacle(item, method, pointer),
    })
}

fn has_inherited(item: &Trait) -> bool {
    item.assocs.iter().any(|assoc| assoc.inherited)
}

/// The supertraits that may declare associated types.
fn supertraits(item: &Trait) -> impl Iterator<Item = &TypeParamBound> {
    item.all_supertraits().filter(|bound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        _ => false,
    })
}

fn method_obstacle(item: &Trait, method: &Method, pointer: Pointer) -> Option<String> {
    let name = &method.sig.ident;
    if method.dispatch == Dispatch::Static {
        return method.default.is_none().then(|| static_only(name));
    }
    let kind = method
        .receiver
        .as_ref()
        .map_or(ReceiverKind::Unknown, |receiver| receiver.kind);
    let unnameable = method.output.kind == OutputKind::Boxed && !is_nameable(item, method);
    let iterator = method
        .output
        .bounds
        .iter()
        .any(|bound| bound_is(bound, &["Iterator"]));
    if unnameable && !iterator {
        return Some(format!(
            "what `{name}` returns captures more than one lifetime; write `+ 'a` with the one that it borrows for"
        ));
    }
    through(kind, pointer, name)
}

/// Whether there are methods, and each takes `&mut self`.
pub(crate) fn is_all_mutable(item: &Trait) -> bool {
    let kinds = item.items.iter().filter_map(|entry| match entry {
        Item::Plain(function) => Some(receiver_kind_of(&function.sig)),
        Item::Method(method) => method.receiver.as_ref().map(|receiver| receiver.kind),
        _ => None,
    });
    let mut kinds = kinds.peekable();
    kinds.peek().is_some() && kinds.all(|kind| kind == ReceiverKind::Mut)
}

fn through(kind: ReceiverKind, pointer: Pointer, name: &syn::Ident) -> Option<String> {
    let possible = match pointer {
        Pointer::Ref | Pointer::Rc | Pointer::Arc => kind == ReceiverKind::Ref,
        Pointer::Mut => matches!(kind, ReceiverKind::Ref | ReceiverKind::Mut),
        Pointer::Box => matches!(
            kind,
            ReceiverKind::Ref | ReceiverKind::Mut | ReceiverKind::Value | ReceiverKind::Box
        ),
    };
    (!possible).then(|| format!("`{name}` cannot be called through it"))
}

fn static_only(name: &syn::Ident) -> String {
    format!("`{name}` is there on sized types only, and has no default body")
}

/// Whether a supertrait is known to be `'static`.
fn is_static_trait(item: &Trait) -> bool {
    item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        bound => bound_is(bound, &["Any"]),
    })
}
