//! What a method returns.

use syn::{
    GenericArgument, PathArguments, ReturnType, TraitItemFn, Type, TypeParamBound, parse_quote,
};

use crate::model::{Output, OutputKind};

/// What the method returns, if it is something that `dyn` cannot have natively.
pub(super) fn output(function: &TraitItemFn) -> Option<Output> {
    let ty: Type = match &function.sig.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, ty) => (**ty).clone(),
    };
    if function.sig.asyncness.is_some() {
        let bounds = syn::punctuated::Punctuated::new();
        return Some(Output {
            kind: OutputKind::Async,
            item: ty,
            bounds,
            lifetime: None,
            captures: None,
        });
    }
    let Type::ImplTrait(opaque) = ty else {
        return None;
    };
    let bounds = opaque.bounds;
    let named = |name, assoc| bounds.iter().find_map(|bound| binding(bound, name, assoc));
    let (kind, item) = if let Some(item) = named("Future", "Output") {
        (OutputKind::Future, item)
    } else if let Some(item) = named("Stream", "Item") {
        (OutputKind::Stream, item)
    } else {
        (OutputKind::Boxed, parse_quote!(()))
    };
    let lifetime = bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => Some(lifetime.clone()),
        _ => None,
    });
    let captures = bounds.iter().find_map(|bound| match bound {
        TypeParamBound::PreciseCapture(captures) => Some(captures.clone()),
        _ => None,
    });
    Some(Output {
        kind,
        item,
        bounds,
        lifetime,
        captures,
    })
}

/// `T` of `Future<Output = T>`.
fn binding(bound: &TypeParamBound, name: &str, assoc: &str) -> Option<Type> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound
        .path
        .segments
        .last()
        .filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        // `impl Future` alone: its output is no type that could be named.
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == assoc => Some(binding.ty.clone()),
        _ => None,
    })
}

/// The output of an ordinary method that is erased all the same.
pub(super) fn value_output(function: &TraitItemFn) -> Output {
    let item = match &function.sig.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, ty) => (**ty).clone(),
    };
    let bounds = syn::punctuated::Punctuated::new();
    Output {
        kind: OutputKind::Value,
        item,
        bounds,
        lifetime: None,
        captures: None,
    }
}
