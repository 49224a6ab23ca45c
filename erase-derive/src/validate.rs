//! Every refusal. What is refused is left out of the model, so that the rest expands and one
//! mistake stays one error.

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{
    FnArg, GenericParam, Generics, PathArguments, ReturnType, Signature, TraitItem, Type,
    TypeImplTrait, TypeParamBound, WherePredicate, parse_quote,
};

use crate::errors::Errors;
use crate::forwardable;
use crate::model::{Dispatch, Item, Method, OutputKind, ReceiverKind, Trait};
use crate::parse::{bound_is, demands_sized};
use crate::subst;

const SIZED: &str = "or add `where Self: Sized` to keep it for concrete types only";

pub(crate) fn validate(item: &mut Trait, errors: &mut Errors) {
    supertraits(item, errors);
    consts(item, errors);
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
            Item::Method(method) if method.dispatch == Dispatch::Erased => {
                if erased(method, errors) || mentions(&method.sig, &refused_assocs) {
                    method.dispatch = Dispatch::Static;
                    // An impl with an `Rc` receiver would be told again.
                    let is_rc = method
                        .receiver
                        .as_ref()
                        .is_some_and(|receiver| receiver.kind == ReceiverKind::Rc);
                    method.send &= !is_rc;
                }
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

fn has_arguments(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    bound
        .path
        .segments
        .last()
        .is_some_and(|last| !matches!(last.arguments, PathArguments::None))
}

fn bound_name(bound: &TypeParamBound) -> String {
    match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .map_or_else(String::new, |last| last.ident.to_string()),
        _ => String::new(),
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

/// Generic associated types, which no `dyn` type can name; returns those refused.
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

/// What makes a trait with an ordinary method incompatible with `dyn`.
fn plain(sig: &Signature, errors: &mut Errors) -> bool {
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
fn erased(method: &Method, errors: &mut Errors) -> bool {
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

/// `-> !`, which the desugared form of an `async fn` may not say yet.
fn never(method: &Method, errors: &mut Errors) -> bool {
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
    let other = crate::parse::self_bounds(&method.sig.generics).find(|bound| {
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

fn bare_self(ty: &Type, errors: &mut Errors) -> bool {
    let found = subst::mentions_self(ty);
    if found {
        errors.at(ty, format!("`Self` has no size behind `dyn`; write a concrete type or `Box<dyn Trait>`, {SIZED}"));
    }
    found
}

fn opaque_argument(ty: &Type, errors: &mut Errors) -> bool {
    let opaque = first_opaque(ty);
    if let Some(opaque) = &opaque {
        errors.at(opaque, format!("`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` in place of `impl Trait`, {SIZED}"));
    }
    opaque.is_some()
}

fn nested_opaque(ty: &Type, errors: &mut Errors) -> bool {
    let opaque = first_opaque(ty);
    if let Some(opaque) = &opaque {
        errors.at(opaque, format!("an `impl Trait` inside another type cannot be erased; return `Box<dyn Trait>` there, {SIZED}"));
    }
    opaque.is_some()
}

fn output(method: &Method, errors: &mut Errors) -> bool {
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
    let mut inner = OpaqueFinder::default();
    bounds
        .clone()
        .for_each(|bound| inner.visit_type_param_bound(bound));
    if let Some(opaque) = inner.0 {
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
    let is_main = |bound: &&TypeParamBound| {
        matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &AUTO)
    };
    let mut traits = method.output.bounds.iter().filter(is_main);
    let first = traits.next();
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

#[derive(Default)]
struct OpaqueFinder(Option<TypeImplTrait>);

impl<'ast> Visit<'ast> for OpaqueFinder {
    fn visit_type_impl_trait(&mut self, opaque: &'ast TypeImplTrait) {
        self.0.get_or_insert_with(|| opaque.clone());
    }
}

fn first_opaque(ty: &Type) -> Option<TypeImplTrait> {
    let mut finder = OpaqueFinder::default();
    finder.visit_type(ty);
    finder.0
}

/// Pointers that were asked for by name, and cannot be.
fn forward(item: &mut Trait, errors: &mut Errors) {
    let Some(asked) = item.options.forward.take() else {
        return;
    };
    let mut possible = Vec::new();
    for (pointer, span) in asked {
        match forwardable::obstacle(item, pointer) {
            None => possible.push((pointer, span)),
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
