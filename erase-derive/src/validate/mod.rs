//! Every refusal. What is refused is left out of the model, so that the rest expands and one
//! mistake stays one error.

mod method;
mod output;
mod undeclared;

use proc_macro2::Ident;
use syn::{
    FnArg, Generics, ReturnType, Signature, TraitItem, TypeParamBound, WherePredicate, parse_quote,
};

use crate::bounds::{bound_is, bound_name, demands_sized, has_arguments};
use crate::errors::Errors;
use crate::forwardable;
use crate::model::{Dispatch, Item, Method, ReceiverKind, Trait};
use crate::subst;
use method::{erased, never, plain};

const SIZED: &str = "or add `where Self: Sized` to keep it for concrete types only";

pub(crate) fn validate(item: &mut Trait, errors: &mut Errors) {
    supertraits(item, errors);
    consts(item, errors);
    macros(item, errors);
    let refused_assocs = assocs(item, errors);
    for entry in &mut item.items {
        match entry {
            Item::Plain(function) if !demands_sized(&function.sig.generics) => {
                let refused =
                    plain(&function.sig, errors) || mentions(&function.sig, &refused_assocs);
                if refused {
                    add_sized(&mut function.sig.generics);
                }
            }
            Item::Method(method) if never(method, errors) => {
                method.output.item = parse_quote!(::core::convert::Infallible);
            }
            Item::Method(method)
                if method.dispatch == Dispatch::Erased
                    && (erased(method, errors)
                        || method_mentions(method, &refused_assocs)
                        || undeclared::has_lifetime(method, &item.generics)) =>
            {
                method.dispatch = Dispatch::Static;
                // An impl with an `Rc` receiver would be told again.
                let is_rc = method
                    .receiver
                    .as_ref()
                    .is_some_and(|receiver| receiver.kind == ReceiverKind::Rc);
                method.send &= !is_rc;
            }
            _ => {}
        }
    }
    forward(item, errors);
}

fn add_sized(generics: &mut Generics) {
    let clause = generics.make_where_clause();
    clause
        .predicates
        .push(parse_quote!(Self: ::core::marker::Sized));
}

/// Supertraits that no `dyn` type has.
fn supertraits(item: &mut Trait, errors: &mut Errors) {
    const NOT_DYN: [&str; 9] = [
        "Sized",
        "Clone",
        "Copy",
        "Default",
        "Eq",
        "PartialEq",
        "Ord",
        "PartialOrd",
        "Hash",
    ];
    let mut refuse = |bound: &TypeParamBound| {
        let is_refused = bound_is(bound, &NOT_DYN) && !has_arguments(bound);
        if is_refused {
            let name = bound_name(bound);
            errors.at(bound, format!("`dyn {}` cannot be `{name}`; leave the supertrait out, and ask for `{name}` where a concrete type is used", item.ident));
        }
        is_refused
    };
    let supertraits = std::mem::take(&mut item.supertraits);
    item.supertraits = supertraits
        .into_iter()
        .filter(|bound| !refuse(bound))
        .collect();
    for predicate in item
        .generics
        .where_clause
        .iter_mut()
        .flat_map(|clause| &mut clause.predicates)
    {
        if let WherePredicate::Type(clause) = predicate {
            if subst::is_self(&clause.bounded_ty) {
                let bounds = std::mem::take(&mut clause.bounds);
                clause.bounds = bounds.into_iter().filter(|bound| !refuse(bound)).collect();
            }
        }
    }
}

/// Associated constants, which no `dyn` type has: they are left out, so that `dyn Trait` is there.
fn consts(item: &mut Trait, errors: &mut Errors) {
    item.items.retain(|entry| {
        let Item::Other(TraitItem::Const(constant)) = entry else {
            return true;
        };
        errors.at(
            &constant.ident,
            "`dyn` has no associated constants; write a method that returns the value",
        );
        false
    });
}

/// Macros that stand for items: what they expand to would be missing on `dyn` and in the forwards.
fn macros(item: &mut Trait, errors: &mut Errors) {
    item.items.retain(|entry| {
        let Item::Other(TraitItem::Macro(call)) = entry else {
            return true;
        };
        errors.at(
            &call.mac.path,
            "`#[erase]` cannot see what this macro expands to; write the items out, or write the whole trait by the macro",
        );
        false
    });
}

/// Generic associated types, which no `dyn` type can name; returns those refused, and those that
/// are not declared.
fn assocs(item: &mut Trait, errors: &mut Errors) -> Vec<Ident> {
    let mut refused = Vec::new();
    for entry in &mut item.items {
        if let Item::Type(assoc) = entry {
            if !assoc.generics.params.is_empty() && !demands_sized(&assoc.generics) {
                errors.at(
                    &assoc.ident,
                    format!("`dyn` cannot name a generic associated type; return a boxed or a concrete type instead, {SIZED}"),
                );
                add_sized(&mut assoc.generics);
                refused.push(assoc.ident.clone());
            }
        }
    }
    refused.extend(undeclared::assocs(item));
    item.assocs.retain(|assoc| !refused.contains(&assoc.ident));
    refused
}

/// Whether the signature mentions an associated type that was refused already.
fn mentions(sig: &Signature, refused: &[Ident]) -> bool {
    let mut found = Vec::new();
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            subst::assocs_in(&input.ty, &mut found);
        }
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        subst::assocs_in(ty, &mut found);
    }
    found.iter().any(|ident| refused.contains(ident))
}

fn method_mentions(method: &Method, refused: &[Ident]) -> bool {
    let mut found = Vec::new();
    for input in &method.inputs {
        subst::assocs_in(&input.ty, &mut found);
    }
    mentions(&method.sig, refused) || found.iter().any(|ident| refused.contains(ident))
}

/// Pointers that were asked for by name, and cannot be.
fn forward(item: &mut Trait, errors: &mut Errors) {
    let Some(asked) = item.options.forward.take() else {
        return;
    };
    let mut possible = Vec::new();
    for (forward, span) in asked {
        let pointer = forward.pointer;
        match forwardable::obstacle(item, pointer) {
            None => possible.push((forward, span)),
            Some(reason) => errors.push(syn::Error::new(
                span,
                format!(
                    "`{}` cannot be forwarded through `{}`: {reason}; leave it out",
                    item.ident,
                    pointer.name()
                ),
            )),
        }
    }
    item.options.forward = Some(possible);
}
