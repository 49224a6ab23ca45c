//! Refuses methods that cannot be called on `dyn`, except for their output.

use syn::visit::Visit as _;
use syn::{FnArg, GenericParam, ReturnType, Signature, Type, TypeParamBound, WherePredicate};

use super::output::output;
use super::words::{SIZED, bare_self, bare_unsized, error, nested_opaque};
use crate::bounds::{bound_is, self_bounds};
use crate::find;
use crate::model::{Method, OutputKind, ReceiverKind};
use crate::subst::Mentions;

/// Refuses an ordinary method that makes the trait dyn-incompatible.
pub(super) fn plain(sig: &Signature) -> Option<syn::Error> {
    if sig.receiver().is_none() {
        let message = format!(
            "`dyn` cannot call `{}`, which has no receiver; add `&self`, {SIZED}",
            sig.ident
        );
        return Some(error(&sig.ident, message));
    }
    let inputs = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    });
    let output = match &sig.output {
        ReturnType::Type(_, ty) => Some(&**ty),
        ReturnType::Default => None,
    };
    generic(sig)
        .or_else(|| inputs.into_iter().find_map(argument))
        .or_else(|| output.and_then(|ty| nested_opaque(ty).or_else(|| bare_self(ty))))
}

/// Refuses a method that cannot be erased.
pub(super) fn erased(method: &Method) -> Option<syn::Error> {
    generic(&method.sig)
        .or_else(|| receiver(method))
        .or_else(|| self_clause(method))
        .or_else(|| assoc_clause(method))
        .or_else(|| method.inputs.iter().find_map(|input| argument(&input.ty)))
        .or_else(|| output(method))
}

fn generic(sig: &Signature) -> Option<syn::Error> {
    let mut params = sig.generics.params.iter();
    match params.find(|param| !matches!(param, GenericParam::Lifetime(_)))? {
        GenericParam::Type(param) => Some(error(
            param,
            format!(
                "`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` instead of `{}`, {SIZED}",
                param.ident
            ),
        )),
        param => Some(error(
            param,
            format!("`dyn` cannot call a generic method; take the value as an argument, {SIZED}"),
        )),
    }
}

fn receiver(method: &Method) -> Option<syn::Error> {
    let receiver = method.receiver.as_ref()?;
    let message = format!(
        "`dyn` has no such receiver; write `&self`, `&mut self`, `self`, or `Box`, `Rc`, `Arc` or `Pin` of `Self`, {SIZED}"
    );
    (receiver.kind == ReceiverKind::Unknown).then(|| error(&receiver.ty, message))
}

/// Refuses errors that native code has too, and arguments without effect.
pub(super) fn mistake(method: &Method) -> Option<syn::Error> {
    let receiver = method.receiver.as_ref()?;
    if receiver.kind == ReceiverKind::Rc && method.send && method.output.kind == OutputKind::Async {
        let message = "a future that holds an `Rc` is not `Send`; write `self: Arc<Self>`, or `#[erase(?Send)]` on the method";
        return Some(error(&receiver.ty, message));
    }
    if method.lifetimes.borrows_hidden {
        let message = "the lifetime that this borrows for is hidden in an argument's type; write it there, `Request<'_>`";
        return Some(error(&method.sig.output, message));
    }
    two_spellings(method)
}

/// A macro in a type is expanded in each place where the type is written, and may differ there: by a
/// lifetime, which nothing compares where the type has no name on the way.
fn two_spellings(method: &Method) -> Option<syn::Error> {
    if !method.projects {
        return None;
    }
    let types = method.inputs.iter().map(|input| &input.ty);
    let types = types.chain([&method.output.item]);
    let found = find::first_unstable_in(&method.sig.generics, types, &method.output.bounds)?;
    let message = "beside an associated type this is written in several places and may differ; give the type or the constant a name";
    Some(error(found, message))
}

/// Refuses modifiers that the emitted method cannot have. The method is still erased.
pub(super) fn qualifiers(sig: &Signature) -> Option<syn::Error> {
    if let Some(token) = &sig.constness {
        return Some(error(
            token,
            "a method of a trait cannot be `const`; remove this",
        ));
    }
    let message =
        "a method that returns a future or another `impl Trait` has Rust's own ABI; remove this";
    sig.abi.as_ref().map(|abi| error(abi, message))
}

/// `-> !`, which the desugared form of an `async fn` may not say yet.
pub(super) fn never(method: &Method) -> Option<syn::Error> {
    let item = &method.output.item;
    let is_never = method.output.kind == OutputKind::Async && matches!(item, Type::Never(_));
    let message = "a future cannot have `!` as its output yet; write `core::convert::Infallible`";
    is_never.then(|| error(item, message))
}

/// `where Self::Key: Other`, which the hidden trait cannot name.
fn assoc_clause(method: &Method) -> Option<syn::Error> {
    let clause = method.sig.generics.where_clause.iter();
    let mut predicates = clause.flat_map(|clause| &clause.predicates);
    let found = predicates.find(|predicate| {
        matches!(predicate, WherePredicate::Type(_))
            && Mentions::by(|found| found.visit_where_predicate(predicate)).has_assoc()
    })?;
    let message = format!(
        "an erased method cannot require this; write it where the associated type is declared, {SIZED}"
    );
    Some(error(found, message))
}

/// `where Self: Other`, which an erased method could not rely on.
fn self_clause(method: &Method) -> Option<syn::Error> {
    let mut bounds = self_bounds(&method.sig.generics);
    let other = bounds.find(|bound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &["Send", "Sync"])
    })?;
    let message = format!("`dyn` cannot know whether this holds; make it a supertrait, {SIZED}");
    Some(error(other, message))
}

fn argument(ty: &Type) -> Option<syn::Error> {
    let message = format!(
        "`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` instead of `impl Trait`, {SIZED}"
    );
    let opaque = find::first_opaque(ty).map(|opaque| error(opaque, message));
    opaque
        .or_else(|| bare_self(ty))
        .or_else(|| bare_unsized(ty))
}
