//! Refuses outputs that cannot be erased.

use syn::TypeParamBound;
use syn::visit::Visit as _;

use super::words::{SIZED, bare_self, bare_unsized, error, nested, nested_opaque, no_size};
use crate::bounds::{bound_is, bound_name, has_arguments, is_auto};
use crate::find;
use crate::model::{Method, OutputKind};
use crate::subst::Mentions;

pub(super) fn output(method: &Method) -> Option<syn::Error> {
    let output = &method.output;
    nested_opaque(&output.item)
        .or_else(|| bare_self(&output.item))
        .or_else(|| bare_unsized(&output.item))
        .or_else(|| output.bounds.iter().find_map(bound))
        .or_else(|| match output.kind {
            OutputKind::Boxed => boxed(method),
            OutputKind::Future | OutputKind::Stream => erased(method),
            OutputKind::Async | OutputKind::Value => None,
        })
}

fn bound(bound: &TypeParamBound) -> Option<syn::Error> {
    if Mentions::by(|found| found.visit_type_param_bound(bound)).bare_self {
        return Some(no_size(bound));
    }
    find::first_opaque_in(bound).map(nested)
}

/// An erased future or stream is what the name says, `Send` and `Unpin` at most.
fn erased(method: &Method) -> Option<syn::Error> {
    const HAS: [&str; 4] = ["Future", "Stream", "Send", "Unpin"];
    let is_other = |bound: &&TypeParamBound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &HAS)
    };
    let other = method.output.bounds.iter().find(is_other)?;
    let name = bound_name(other);
    let message = format!("the erased output of `dyn` is not `{name}`; remove the bound, {SIZED}");
    Some(error(other, message))
}

/// A box holds one trait beside the auto traits, and a future, a stream or an iterator only with its
/// output.
fn boxed(method: &Method) -> Option<syn::Error> {
    const YIELDING: [&str; 6] = [
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "FusedIterator",
        "Future",
        "Stream",
    ];
    const NOT_DYN: [&str; 14] = [
        "Clone",
        "Copy",
        "Default",
        "Eq",
        "From",
        "Hash",
        "Into",
        "IntoIterator",
        "Ord",
        "PartialEq",
        "PartialOrd",
        "Sized",
        "TryFrom",
        "TryInto",
    ];
    let is_main = |bound: &&TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        _ => false,
    };
    let mut traits = method.output.bounds.iter().filter(is_main);
    let first = traits.next()?;
    let name = bound_name(first);
    if bound_is(first, &NOT_DYN) {
        let message =
            format!("there is no `dyn {name}` for a box to hold; return a concrete type, {SIZED}");
        return Some(error(first, message));
    }
    let is_named = has_arguments(first) && !bound_is(first, &["Future", "Stream"]);
    if bound_is(first, &YIELDING) && !is_named {
        let assoc = if name == "Future" { "Output" } else { "Item" };
        let message = format!("the item type must be named; write `{name}<{assoc} = T>`");
        return Some(error(first, message));
    }
    let second = traits.next()?;
    let message =
        format!("a box behind `dyn` keeps one trait beside `Send` and `Sync`; remove one, {SIZED}");
    Some(error(second, message))
}
