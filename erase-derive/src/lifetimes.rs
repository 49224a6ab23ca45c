//! Which lifetimes a method captures, what they are called, and how long its future lives.
//!
//! References at the root of an argument are covariant, so all of them may share the future's
//! lifetime: a caller's longer borrows shorten to it. That leaves most methods with one lifetime,
//! which keeps the expansion readable and the forwarding impls free of unsafe code. Lifetimes
//! further inside an argument's type, and the receiver's where the output borrows from it, keep
//! names of their own.

use std::collections::BTreeSet;

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{
    CapturedParam, GenericParam, Lifetime, LifetimeParam, ParenthesizedGenericArguments, Type,
    TypeFnPtr, TypeReference,
};

use crate::model::{Method, Output};
use crate::names::Names;

pub(crate) struct Lifetimes {
    /// The lifetime parameters that the signature mentions: the user's, then ours.
    pub(crate) params: Vec<LifetimeParam>,
    /// The future's lifetime, where no borrow in the signature bears it.
    pub(crate) free: Option<LifetimeParam>,
    /// The receiver's type, with `Self` in it.
    pub(crate) receiver: Option<Type>,
    /// The arguments' types, in order.
    pub(crate) inputs: Vec<Type>,
    pub(crate) output: Output,
    /// How long the future lives.
    pub(crate) future: Lifetime,
    /// What must outlive the future.
    pub(crate) outlive: Vec<Lifetime>,
    /// Whether the future borrows nothing but for its own lifetime.
    pub(crate) single: bool,
    /// Whether only the receiver is borrowed, and all of it can be elided.
    pub(crate) elidable: bool,
    /// Whether `Self: 'future` has to be said.
    pub(crate) self_outlives: bool,
}

/// `generic` says whether the trait has type or lifetime parameters. They need not outlive a borrow
/// that the output names, so there the future has a lifetime of its own beside it.
pub(crate) fn analyse(method: &Method, names: &Names, generic: bool) -> Lifetimes {
    if let Some(bound) = method
        .output
        .lifetime
        .as_ref()
        .filter(|bound| bound.ident != "_")
    {
        return bounded(method, bound);
    }
    if let Some(captures) = &method.output.captures {
        let listed = captures.params.iter().filter_map(|param| match param {
            CapturedParam::Lifetime(lifetime) => Some(lifetime.clone()),
            _ => None,
        });
        return precise(method, names, listed.collect());
    }
    all_captured(method, names, generic)
}

/// `-> impl Future + 'a`: the user has said how long the future lives.
fn bounded(method: &Method, bound: &Lifetime) -> Lifetimes {
    Lifetimes {
        params: user_params(method),
        free: None,
        receiver: receiver_type(method),
        inputs: input_types(method),
        output: method.output.clone(),
        future: bound.clone(),
        outlive: Vec::new(),
        single: true,
        elidable: false,
        self_outlives: false,
    }
}

/// `-> impl Future + use<'a, Self>`: the user has said what the future captures.
fn precise(method: &Method, names: &Names, listed: Vec<Lifetime>) -> Lifetimes {
    let mut params = user_params(method);
    let mut receiver = receiver_type(method);
    let mut outlive = listed;
    if outlive.iter().any(|lifetime| lifetime.ident == "_") {
        if let Some(receiver) = &mut receiver {
            Namer::all(names.receiver.clone()).visit_type_mut(receiver);
        }
        outlive.retain(|lifetime| lifetime.ident != "_");
        outlive.push(names.receiver.clone());
        params.push(param(&names.receiver));
    }
    Lifetimes {
        params,
        free: Some(param(&names.future)),
        receiver,
        inputs: input_types(method),
        output: method.output.clone(),
        future: names.future.clone(),
        outlive,
        single: false,
        elidable: false,
        self_outlives: true,
    }
}

fn all_captured(method: &Method, names: &Names, generic: bool) -> Lifetimes {
    let mut receiver = receiver_type(method);
    let mut inputs = input_types(method);
    let mut output = method.output.clone();
    let borrows = method
        .receiver
        .as_ref()
        .is_some_and(|receiver| receiver.kind.borrows());

    let explicit_receiver = receiver.as_mut().filter(|_| borrows).and_then(explicit);
    let elided_receiver = borrows && explicit_receiver.is_none();
    let output_elides = {
        let mut output = output.clone();
        Namer::all(names.future.clone()).count_output(&mut output) > 0
    };
    let outer = inputs.iter().filter(|ty| is_elided_reference(ty)).count();
    let mut inner = Vec::new();
    for ty in &mut inputs {
        name_inner(ty, names, &mut inner);
    }
    let mut named: BTreeSet<Lifetime> = BTreeSet::new();
    for ty in &mut inputs {
        named.extend(mentioned(ty, method));
    }
    named.extend(explicit_receiver.clone());

    // The output borrows from the receiver, and other borrows must not shorten that one.
    let only_receiver = outer == 0 && inner.is_empty() && named.is_empty();
    let separate = elided_receiver && output_elides && (generic || !only_receiver);
    // The output borrows from the one argument that it can borrow from.
    let from_inner = output_elides && !borrows && outer == 0 && inner.len() == 1;

    let alone = named.len() == 1 && outer == 0 && inner.is_empty() && !elided_receiver;
    let user_only = alone && !generic;
    let future = match named.first() {
        Some(user) if user_only => user.clone(),
        _ => names.future.clone(),
    };
    let own_future = !user_only;
    let receiver_lifetime = match &explicit_receiver {
        Some(user) => user.clone(),
        None if separate => names.receiver.clone(),
        None => future.clone(),
    };
    let output_lifetime = match inner.first() {
        Some(inner) if from_inner => inner.clone(),
        _ if borrows => receiver_lifetime.clone(),
        _ => future.clone(),
    };

    if let Some(receiver) = &mut receiver {
        Namer::all(receiver_lifetime.clone()).visit_type_mut(receiver);
    }
    for ty in &mut inputs {
        Namer::all(future.clone()).visit_type_mut(ty);
    }
    Namer::all(output_lifetime).count_output(&mut output);

    let mut params = user_params(method);
    params.extend(separate.then(|| param(&names.receiver)));
    let bears_future = outer > 0 || (elided_receiver && !separate);
    params.extend((own_future && bears_future).then(|| param(&future)));
    let free = (own_future && !bears_future).then(|| param(&future));
    params.extend(inner.iter().map(param));
    // A parameter that no argument mentions has to be mentioned by what a forwarding impl returns.
    let all_used = user_params(method)
        .iter()
        .all(|param| named.contains(&param.lifetime));
    let mut outlive: Vec<Lifetime> = Vec::new();
    if own_future {
        outlive.extend(separate.then(|| names.receiver.clone()));
        outlive.extend(named);
        outlive.extend(inner);
    }
    let mut lifetimes = Lifetimes {
        params,
        receiver,
        inputs,
        single: outlive.is_empty() && free.is_none() && all_used,
        free,
        elidable: elided_receiver && only_receiver && !separate && user_params(method).is_empty(),
        self_outlives: !borrows,
        future,
        outlive,
        output,
    };
    if let Some(bound) = &lifetimes.output.lifetime {
        // `+ '_`, which has got its name by now, is all that the future borrows.
        lifetimes.future = bound.clone();
        lifetimes.outlive.clear();
        lifetimes.free = None;
        lifetimes.single = true;
    }
    lifetimes
}

fn param(lifetime: &Lifetime) -> LifetimeParam {
    LifetimeParam::new(lifetime.clone())
}

fn user_params(method: &Method) -> Vec<LifetimeParam> {
    let lifetimes = method
        .sig
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            GenericParam::Lifetime(lifetime) => Some(lifetime.clone()),
            _ => None,
        });
    lifetimes.collect()
}

fn receiver_type(method: &Method) -> Option<Type> {
    method.receiver.as_ref().map(|receiver| receiver.ty.clone())
}

fn input_types(method: &Method) -> Vec<Type> {
    method.inputs.iter().map(|input| input.ty.clone()).collect()
}

fn is_elided_reference(ty: &Type) -> bool {
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
// Output, the reference at the root left alone:
//     &mut Request<'a0>          Option<&'a1 str>
fn name_inner(ty: &mut Type, names: &Names, inner: &mut Vec<Lifetime>) {
    let mut fresh = Namer::new(|| {
        let name = names.inner_lifetime(inner.len());
        inner.push(name.clone());
        name
    });
    match ty {
        Type::Reference(reference) if is_elided(reference) => {
            fresh.visit_type_mut(&mut reference.elem);
        }
        ty => fresh.visit_type_mut(ty),
    }
}

/// The lifetime that the user gave a reference receiver.
fn explicit(ty: &mut Type) -> Option<Lifetime> {
    let mut found = Vec::new();
    Mentions(&mut found).visit_type_mut(ty);
    found.into_iter().find(|lifetime| lifetime.ident != "_")
}

/// The method's own lifetime parameters that the type mentions.
fn mentioned(ty: &mut Type, method: &Method) -> Vec<Lifetime> {
    let mut found = Vec::new();
    Mentions(&mut found).visit_type_mut(ty);
    found.retain(|lifetime| {
        method
            .sig
            .generics
            .lifetimes()
            .any(|param| param.lifetime == *lifetime)
    });
    found
}

struct Mentions<'a>(&'a mut Vec<Lifetime>);

impl VisitMut for Mentions<'_> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.0.push(lifetime.clone());
    }
}

/// Gives every elided lifetime a name, but not those that `fn(&T)` and `Fn(&T)` bind themselves.
struct Namer<F> {
    next: F,
    count: usize,
}

impl Namer<()> {
    fn all(name: Lifetime) -> Namer<impl FnMut() -> Lifetime> {
        Namer::new(move || name.clone())
    }
}

impl<F: FnMut() -> Lifetime> Namer<F> {
    fn new(next: F) -> Self {
        Namer { next, count: 0 }
    }

    /// Names what is elided in an output, and returns how many lifetimes that were.
    fn count_output(mut self, output: &mut Output) -> usize {
        self.visit_type_mut(&mut output.item);
        for bound in &mut output.bounds {
            self.visit_type_param_bound_mut(bound);
        }
        if let Some(lifetime) = &mut output.lifetime {
            self.visit_lifetime_mut(lifetime);
        }
        self.count
    }

    fn name(&mut self, span: Span) -> Lifetime {
        self.count += 1;
        let mut lifetime = (self.next)();
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

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.span());
        }
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }
}
