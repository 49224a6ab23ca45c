//! What stands in the way of calling a method on `dyn`, except what it returns.

use syn::{FnArg, GenericParam, ReturnType, Signature, Type, TypeParamBound, WherePredicate};

use super::SIZED;
use super::output::output;
use crate::bounds::{bound_is, self_bounds};
use crate::errors::Errors;
use crate::model::{Method, OutputKind, ReceiverKind};
use crate::{opaque, subst};

/// What makes a trait with an ordinary method incompatible with `dyn`.
pub(super) fn plain(sig: &Signature, errors: &mut Errors) -> bool {
    if sig.receiver().is_none() {
        let message = format!(
            "`dyn` cannot call `{}`, which has no receiver; add `&self`, {SIZED}",
            sig.ident
        );
        errors.at(&sig.ident, message);
        return true;
    }
    let inputs = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    });
    let output = match &sig.output {
        ReturnType::Type(_, ty) => Some(&**ty),
        ReturnType::Default => None,
    };
    generic(sig, errors)
        || inputs
            .into_iter()
            .any(|ty| opaque_argument(ty, errors) || bare_self(ty, errors))
        || output.is_some_and(|ty| nested_opaque(ty, errors) || bare_self(ty, errors))
}

/// What stands in the way of an erased method.
pub(super) fn erased(method: &Method, errors: &mut Errors) -> bool {
    qualifiers(&method.sig, errors);
    generic(&method.sig, errors)
        || receiver(method, errors)
        || self_clause(method, errors)
        || assoc_clause(method, errors)
        || method
            .inputs
            .iter()
            .any(|input| opaque_argument(&input.ty, errors) || bare_self(&input.ty, errors))
        || output(method, errors)
}

fn generic(sig: &Signature, errors: &mut Errors) -> bool {
    let param = sig
        .generics
        .params
        .iter()
        .find(|param| !matches!(param, GenericParam::Lifetime(_)));
    let Some(param) = param else { return false };
    match param {
        GenericParam::Type(param) => errors.at(
            param,
            format!("`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` in place of `{}`, {SIZED}", param.ident),
        ),
        param => errors.at(param, format!("`dyn` cannot call a generic method; take the value as an argument, {SIZED}")),
    }
    true
}

fn receiver(method: &Method, errors: &mut Errors) -> bool {
    let Some(receiver) = &method.receiver else {
        return false;
    };
    match receiver.kind {
        ReceiverKind::Unknown => {
            errors.at(
                &receiver.ty,
                format!("`dyn` has no such receiver; write `&self`, `&mut self`, `self`, or `Box`, `Rc`, `Arc` or `Pin` of `Self`, {SIZED}"),
            );
            true
        }
        ReceiverKind::Rc if method.send && method.output.kind == OutputKind::Async => {
            errors.at(
                &receiver.ty,
                "a future that holds an `Rc` is not `Send`; write `self: Arc<Self>`, or `#[erase(?Send)]` on the method",
            );
            true
        }
        _ => false,
    }
}

/// What the emitted form of a method has no place for. The method is erased all the same.
fn qualifiers(sig: &Signature, errors: &mut Errors) {
    if let Some(token) = &sig.constness {
        errors.at(
            token,
            "a method of a trait cannot be `const`; leave this out",
        );
    }
    if let Some(abi) = &sig.abi {
        errors.at(
            abi,
            "what returns a future or another `impl Trait` has Rust's own ABI; leave this out",
        );
    }
}

/// `-> !`, which the desugared form of an `async fn` may not say yet.
pub(super) fn never(method: &Method, errors: &mut Errors) -> bool {
    let is_never =
        method.output.kind == OutputKind::Async && matches!(method.output.item, Type::Never(_));
    if is_never {
        errors.at(
            &method.output.item,
            "a future cannot have `!` as its output yet; write `core::convert::Infallible`",
        );
    }
    is_never
}

/// `where Self::Key: Other`, which the hidden trait has no name for.
fn assoc_clause(method: &Method, errors: &mut Errors) -> bool {
    let clause = method
        .sig
        .generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let found = clause.into_iter().find(|predicate| match predicate {
        WherePredicate::Type(clause) => {
            subst::mentions_assoc(&clause.bounded_ty)
                || clause.bounds.iter().any(subst::bound_mentions_assoc)
        }
        _ => false,
    });
    if let Some(predicate) = found {
        errors.at(predicate, format!("an erased method cannot demand this; write it where the associated type is declared, {SIZED}"));
    }
    found.is_some()
}

/// `where Self: Other`, which an erased method could not rely on.
fn self_clause(method: &Method, errors: &mut Errors) -> bool {
    let other = self_bounds(&method.sig.generics).find(|bound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &["Send", "Sync"])
    });
    if let Some(bound) = other {
        errors.at(
            bound,
            format!("`dyn` cannot know whether this holds; make it a supertrait, {SIZED}"),
        );
    }
    other.is_some()
}

pub(super) fn bare_self(ty: &Type, errors: &mut Errors) -> bool {
    let found = subst::mentions_self(ty);
    if found {
        errors.at(ty, format!("`Self` has no size behind `dyn`; write a concrete type or `Box<dyn Trait>`, {SIZED}"));
    }
    found
}

fn opaque_argument(ty: &Type, errors: &mut Errors) -> bool {
    let opaque = opaque::first_in(ty);
    if let Some(opaque) = &opaque {
        errors.at(opaque, format!("`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` in place of `impl Trait`, {SIZED}"));
    }
    opaque.is_some()
}

pub(super) fn nested_opaque(ty: &Type, errors: &mut Errors) -> bool {
    let opaque = opaque::first_in(ty);
    if let Some(opaque) = &opaque {
        errors.at(opaque, format!("an `impl Trait` inside another type cannot be erased; return `Box<dyn Trait>` there, {SIZED}"));
    }
    opaque.is_some()
}
