//! What a method may return to be erased.

use syn::TypeParamBound;

use super::SIZED;
use super::method::{bare_self, nested_opaque};
use crate::bounds::{bound_is, bound_name, has_arguments};
use crate::errors::Errors;
use crate::model::{Method, OutputKind};
use crate::{opaque, subst};

pub(super) fn output(method: &Method, errors: &mut Errors) -> bool {
    let output = &method.output;
    let bounds = output.bounds.iter();
    if nested_opaque(&output.item, errors) || bare_self(&output.item, errors) {
        return true;
    }
    if let Some(bound) = bounds
        .clone()
        .find(|bound| subst::bound_mentions_self(bound))
    {
        errors.at(bound, format!("`Self` has no size behind `dyn`; write a concrete type or `Box<dyn Trait>`, {SIZED}"));
        return true;
    }
    if let Some(opaque) = opaque::first_in_bounds(bounds) {
        errors.at(opaque, format!("an `impl Trait` inside another type cannot be erased; return `Box<dyn Trait>` there, {SIZED}"));
        return true;
    }
    match output.kind {
        OutputKind::Boxed => boxed_output(method, errors),
        OutputKind::Future | OutputKind::Stream => erased_output(method, errors),
        OutputKind::Async | OutputKind::Value => false,
    }
}

/// An erased future or stream is what the name says, `Send` and `Unpin` at most.
fn erased_output(method: &Method, errors: &mut Errors) -> bool {
    const HAS: [&str; 4] = ["Future", "Stream", "Send", "Unpin"];
    let is_other = |bound: &&TypeParamBound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &HAS)
    };
    let other = method.output.bounds.iter().find(is_other);
    if let Some(bound) = other {
        let name = bound_name(bound);
        errors.at(
            bound,
            format!("what `dyn` returns is erased, and not `{name}`; leave the bound out, {SIZED}"),
        );
    }
    other.is_some()
}

/// A box holds one trait beside the auto traits, and a future or a stream only with its output.
fn boxed_output(method: &Method, errors: &mut Errors) -> bool {
    const AUTO: [&str; 5] = ["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"];
    const ITERATORS: [&str; 4] = [
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "FusedIterator",
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
    let is_main = |bound: &&TypeParamBound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &AUTO)
    };
    let mut traits = method.output.bounds.iter().filter(is_main);
    let first = traits.next();
    if let Some(first) = first.filter(|first| bound_is(first, &NOT_DYN)) {
        let name = bound_name(first);
        errors.at(
            first,
            format!("there is no `dyn {name}` for a box to hold; return a concrete type, {SIZED}"),
        );
        return true;
    }
    if let Some(first) = first.filter(|first| bound_is(first, &ITERATORS) && !has_arguments(first))
    {
        let name = bound_name(first);
        errors.at(
            first,
            format!("what it yields must be named; write `{name}<Item = T>`"),
        );
        return true;
    }
    if let Some(first) = first.filter(|first| bound_is(first, &["Future", "Stream"])) {
        let assoc = if bound_is(first, &["Future"]) {
            "Output"
        } else {
            "Item"
        };
        errors.at(
            first,
            format!(
                "what it yields must be named; write `{}<{assoc} = T>`",
                bound_name(first)
            ),
        );
        return true;
    }
    if let Some(second) = traits.next() {
        errors.at(second, format!("a box behind `dyn` keeps one trait beside `Send` and `Sync`; leave one out, {SIZED}"));
        return true;
    }
    false
}
