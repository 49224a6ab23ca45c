//! Elided lifetimes: finding them, and giving them names.

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Lifetime, ParenthesizedGenericArguments, Receiver, ReceiverKind, Type, TypeFnPtr, TypeReference,
};

use crate::find::Mentioned;
use crate::model::Output;
use crate::names::Names;

pub(super) fn is_elided_reference(ty: &Type) -> bool {
    matches!(ty, Type::Reference(reference) if is_elided(reference))
}

fn is_elided(reference: &TypeReference) -> bool {
    reference
        .lifetime
        .as_ref()
        .is_none_or(|lifetime| lifetime.ident == "_")
}

// Input:
//     &mut Request<'_>           Option<&str>
// Output, the reference at the root left alone unless `root`:
//     &mut Request<'arg0>        Option<&'arg1 str>
pub(super) fn name_inner(ty: &mut Type, root: bool, names: &Names, inner: &mut Vec<Lifetime>) {
    let mut fresh = Namer::new(|| {
        let name = names.inner_lifetime(inner.len());
        inner.push(name.clone());
        name
    });
    match ty {
        Type::Reference(reference) if is_elided(reference) && !root => {
            fresh.visit_type_mut(&mut reference.elem);
        }
        ty => fresh.visit_type_mut(ty),
    }
}

/// Gives every lifetime that is left out in a type one name.
pub(super) fn name_all(ty: &mut Type, name: &Lifetime) {
    Namer::new(|| name.clone()).visit_type_mut(ty);
}

/// The same for what a method returns.
pub(super) fn name_output(output: &mut Output, name: &Lifetime) {
    let mut namer = Namer::new(|| name.clone());
    namer.visit_type_mut(&mut output.item);
    for bound in &mut output.bounds {
        namer.visit_type_param_bound_mut(bound);
    }
    if let Some(lifetime) = &mut output.lifetime {
        namer.visit_lifetime_mut(lifetime);
    }
}

/// Whether an output leaves a lifetime out.
pub(super) fn elides(output: &Output) -> bool {
    let mut is_found = false;
    let name = Lifetime::new("'_", Span::mixed_site());
    let mut finder = Namer::new(|| {
        is_found = true;
        name.clone()
    });
    finder.visit_type_mut(&mut output.item.clone());
    for bound in &output.bounds {
        finder.visit_type_param_bound_mut(&mut bound.clone());
    }
    is_found
}

/// The lifetime that the user gave a reference receiver.
pub(super) fn explicit(ty: &Type) -> Option<Lifetime> {
    let mut lifetimes = Mentioned::in_type(ty).lifetimes.into_iter();
    lifetimes.find(|lifetime| lifetime.ident != "_").cloned()
}

pub(super) fn mentions(ty: &Type, lifetime: &Lifetime) -> bool {
    Mentioned::in_type(ty).lifetimes.contains(&lifetime)
}

/// Gives every elided lifetime a name, but not those that `fn(&T)` and `Fn(&T)` bind themselves.
pub(crate) struct Namer<F>(F);

impl<F: FnMut() -> Lifetime> Namer<F> {
    pub(crate) fn new(next: F) -> Self {
        Namer(next)
    }

    fn name(&mut self, span: Span) -> Lifetime {
        let mut lifetime = (self.0)();
        lifetime.set_span(span.resolved_at(lifetime.span()));
        lifetime
    }
}

impl<F: FnMut() -> Lifetime> VisitMut for Namer<F> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if is_elided(reference) {
            reference.lifetime = Some(self.name(reference.and_token.span));
        }
        visit_mut::visit_type_mut(self, &mut reference.elem);
    }

    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        match &mut receiver.kind {
            ReceiverKind::Reference(and, lifetime @ None, _) => {
                *lifetime = Some(self.name(and.span));
            }
            _ => visit_mut::visit_receiver_mut(self, receiver),
        }
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.span());
        }
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }
}
