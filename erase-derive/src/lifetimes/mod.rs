//! Which lifetimes a method captures, what they are called, and how long its future lives.
//!
//! References at the root of an argument are covariant, so all of them may share the future's
//! lifetime: a caller's longer borrows shorten to it. That leaves most methods with one lifetime,
//! which keeps the expansion readable and the forwarding impls free of unsafe code. Lifetimes
//! further inside an argument's type, and the receiver's where the output borrows from it, keep
//! names of their own.

mod elision;

use std::collections::BTreeSet;

use syn::visit_mut::VisitMut as _;
use syn::{CapturedParam, GenericParam, Lifetime, LifetimeParam, Type};

use crate::model::{Dispatch, Method, Output};
use crate::names::Names;
pub(crate) use elision::may_hide;
use elision::{Namer, explicit, is_elided_reference, mentioned, name_inner};

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
    /// Whether the future borrows nothing except for its own lifetime.
    pub(crate) single: bool,
    /// Whether only the receiver is borrowed, and all of it can be elided.
    pub(crate) elidable: bool,
    /// Whether `Self: 'future` has to be said.
    pub(crate) self_outlives: bool,
}

/// `generic` says whether the trait has type or lifetime parameters. They need not outlive a borrow
/// that the output names, so there the future has a lifetime of its own beside it.
pub(crate) fn analyse(method: &Method, names: &Names, generic: bool) -> Lifetimes {
    if method.dispatch == Dispatch::Static {
        return as_written(method, names);
    }
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

/// A method that is static only stays as the user wrote it: no lifetime of it has to be named.
fn as_written(method: &Method, names: &Names) -> Lifetimes {
    Lifetimes {
        params: user_params(method),
        free: None,
        receiver: receiver_type(method),
        inputs: input_types(method),
        output: method.output.clone(),
        future: names.future.clone(),
        outlive: Vec::new(),
        single: true,
        elidable: true,
        self_outlives: false,
    }
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
