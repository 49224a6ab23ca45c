//! What `dyn` cannot have by rule of the language, with or without a macro.

use super::Shape;
use super::argument::Argument;
use super::output::{Content, Output};
use super::params::Params;
use super::receiver::Receiver;

pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    is: fn(&Shape) -> bool,
}

#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "generic method", reason: "a vtable has one entry for a method", is: |shape| shape.argument.name == "generic" },
    Kind { name: "`impl Trait` argument", reason: "the method is generic", is: |shape| shape.argument.name == "impl_trait" },
    Kind { name: "`Self` in an argument", reason: "two `dyn` values may be of two types", is: |shape| shape.argument.name == "other_self" },
    Kind { name: "`Self` in the output", reason: "it has no size behind `dyn`", is: |shape| shape.output.content == Content::Itself },
    Kind { name: "no receiver", reason: "there is nothing to dispatch on", is: |shape| shape.receiver.text.is_empty() },
    Kind { name: "associated constant", reason: "a `dyn` type has none", is: |shape| shape.params == Params::Const },
    Kind { name: "generic associated type", reason: "a `dyn` type cannot name one", is: |shape| shape.params == Params::Generic },
    Kind { name: "`Sized` supertrait", reason: "no `dyn` type has a size", is: |shape| shape.supers == "Sized" },
];

/// The first of the kinds that it is of.
pub(crate) fn kind(shape: &Shape) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| (kind.is)(shape))
}

/// How much rarer these are than others in the matrix.
pub(super) fn rarity(
    receiver: &Receiver,
    argument: &Argument,
    output: Output,
    params: Params,
) -> u64 {
    let rare = receiver.text.is_empty()
        || matches!(argument.name, "generic" | "impl_trait" | "other_self")
        || output.content == Content::Itself
        || matches!(params, Params::Const | Params::Generic);
    if rare { 10 } else { 1 }
}
