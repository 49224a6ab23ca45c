//! Lifetimes of a method whose future is boxed by name: one for all that are left out.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    FnArg, GenericParam, Lifetime, LifetimeParam, Receiver, ReceiverKind, Signature, Type,
    TypeReference,
};

/// The names of all lifetimes that occur.
pub(super) fn collect(tokens: TokenStream, named: &mut HashSet<Ident>) {
    let mut behind_tick = false;
    for tree in tokens {
        let was_behind_tick = std::mem::take(&mut behind_tick);
        match tree {
            TokenTree::Punct(punct) => behind_tick = punct.as_char() == '\'',
            TokenTree::Ident(ident) if was_behind_tick => {
                named.insert(ident);
            }
            TokenTree::Group(group) => collect(group.stream(), named),
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether one lifetime can stand for all of them, as it does in the trait: the method names none of
/// its own, only references have one, and an output that borrows does so from a single argument.
pub(super) fn can_unify(sig: &Signature) -> bool {
    if sig.generics.lifetimes().next().is_some() {
        return false;
    }
    let mut all = Elided::default();
    sig.inputs.iter().for_each(|input| all.visit_fn_arg(input));
    let mut output = Elided::default();
    output.visit_return_type(&sig.output);
    let references = sig.inputs.iter().filter(|input| is_reference(input));
    match all.0 {
        0 => false,
        1 => true,
        all => output.0 == 0 && references.count() == all,
    }
}

fn is_reference(input: &FnArg) -> bool {
    match input {
        FnArg::Receiver(receiver) => matches!(receiver.kind, ReceiverKind::Reference(..)),
        FnArg::Typed(typed) => matches!(&*typed.ty, Type::Reference(_)),
    }
}

/// How many lifetimes are left out, or written `'_`.
#[derive(Default)]
struct Elided(usize);

impl<'ast> Visit<'ast> for Elided {
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        self.0 += usize::from(reference.lifetime.is_none());
        visit::visit_type_reference(self, reference);
    }

    fn visit_receiver(&mut self, receiver: &'ast Receiver) {
        if let ReceiverKind::Reference(_, None, _) = receiver.kind {
            self.0 += 1;
        }
        visit::visit_receiver(self, receiver);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        self.0 += usize::from(lifetime.ident == "_");
    }
}

// Input:
//     async fn get(&self, key: &str, part: Part<'_>) -> &str
// Output:
//     async fn get<'f>(&'f self, key: &'f str, part: Part<'f>) -> &'f str
/// Gives all that are left out one name, which it returns.
pub(super) fn unify(sig: &mut Signature) -> Lifetime {
    let mut used = HashSet::new();
    collect(sig.to_token_stream(), &mut used);
    let mut name = String::from("f");
    while used.iter().any(|ident| *ident == name) {
        name.push('_');
    }
    let future = Lifetime::new(&format!("'{name}"), Span::mixed_site());
    let mut unify = Unify(&future);
    sig.inputs
        .iter_mut()
        .for_each(|input: &mut FnArg| unify.visit_fn_arg_mut(input));
    unify.visit_return_type_mut(&mut sig.output);
    let param = GenericParam::Lifetime(LifetimeParam::new(future.clone()));
    sig.generics.params.insert(0, param);
    future
}

struct Unify<'a>(&'a Lifetime);

impl VisitMut for Unify<'_> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if let ReceiverKind::Reference(_, lifetime, _) = &mut receiver.kind {
            lifetime.get_or_insert_with(|| self.0.clone());
        }
        visit_mut::visit_receiver_mut(self, receiver);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.0.clone();
        }
    }
}
