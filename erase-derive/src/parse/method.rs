//! A method: whether it is erased, its arguments, and what its attribute says.

use proc_macro2::Ident;
use syn::{FnArg, Pat, PatType, TraitItemFn};

use super::output::{output, value_output};
use super::receiver::receiver;
use crate::args::MethodArgs;
use crate::attrs;
use crate::bounds::{bound_is, demands_sized, is_send, self_bounds};
use crate::errors::Errors;
use crate::model::{
    Dispatch, Input, Item, Method, Needs, Output, OutputKind, ReceiverKind, Storage,
};
use crate::names::Names;

pub(super) fn trait_fn(
    mut function: TraitItemFn,
    defaults: &MethodArgs,
    errors: &mut Errors,
) -> Item {
    let erase_attrs = attrs::take_erase(&mut function.attrs);
    let receiver = receiver(&function.sig);
    let by_value = receiver
        .as_ref()
        .is_some_and(|receiver| receiver.kind == ReceiverKind::Value);
    let sized = demands_sized(&function.sig.generics);
    let output = match output(&function) {
        Some(output) => output,
        None if by_value && !sized => value_output(&function),
        None => {
            if let Some(attr) = erase_attrs.first() {
                errors.at(attr, "`#[erase(..)]` is for methods that return a future; this one is ordinary, leave the attribute out");
            }
            return Item::Plain(function);
        }
    };
    let own = own_args(&erase_attrs, &output, errors);
    let args = MethodArgs {
        not_send: defaults.not_send.or(own.not_send),
        storage: own.storage.or_else(|| defaults.storage.clone()),
    };
    let is_static = sized || receiver.is_none();
    if let (true, Some(attr)) = (is_static, erase_attrs.first()) {
        errors.at(attr, "this method is never erased, as it is there on concrete types only; leave the attribute out");
    }
    let send = match output.kind {
        OutputKind::Async => args.not_send.is_none(),
        _ => output.bounds.iter().any(is_send),
    };
    let TraitItemFn {
        attrs,
        mut sig,
        default,
        semi_token,
        ..
    } = function;
    let inputs = inputs(&mut sig, default.is_some());
    Item::Method(Method {
        attrs,
        receiver,
        inputs,
        output,
        default,
        semi_token,
        send,
        storage: args
            .storage
            .map_or(Storage::Default, |(storage, _)| storage),
        dispatch: if is_static {
            Dispatch::Static
        } else {
            Dispatch::Erased
        },
        needs: Needs::default(),
        sig,
    })
}

/// What `#[erase(..)]` on a method says, however many of them there are.
fn own_args(attrs: &[syn::Attribute], output: &Output, errors: &mut Errors) -> MethodArgs {
    let mut own = MethodArgs::default();
    for attr in attrs {
        let parsed = MethodArgs::add(&mut own, attr, errors);
        errors.or_default(parsed);
    }
    if let (Some((_, span)), OutputKind::Boxed | OutputKind::Value) = (&own.storage, output.kind) {
        let message = "this says where a future or a stream is kept, and the method returns neither; leave it out";
        errors.push(syn::Error::new(*span, message));
        own.storage = None;
    }
    if let (Some(span), false) = (own.not_send, output.kind == OutputKind::Async) {
        let message = "`Send` is taken from the return type as it is written; leave `+ Send` out there, in place of `?Send`";
        errors.push(syn::Error::new(span, message));
    }
    own
}

fn inputs(sig: &mut syn::Signature, has_body: bool) -> Vec<Input> {
    let inputs = std::mem::take(&mut sig.inputs);
    let typed = inputs.into_iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(input),
        FnArg::Receiver(_) => None,
    });
    typed
        .enumerate()
        .map(|(n, input)| self::input(n, input, has_body))
        .collect()
}

fn input(n: usize, input: PatType, has_body: bool) -> Input {
    // A body binds its arguments anew: `let _unused = _unused` would be a use.
    let is_unused = |ident: &Ident| has_body && ident.to_string().starts_with('_');
    let ident = match &*input.pat {
        Pat::Ident(pat)
            if pat.by_ref.is_none() && pat.subpat.is_none() && !is_unused(&pat.ident) =>
        {
            pat.ident.clone()
        }
        _ => Names::argument(n),
    };
    Input {
        attrs: input.attrs,
        ident,
        ty: *input.ty,
        pattern: *input.pat,
    }
}

/// What the default body of an async method, or its where clause, demands of `Self` beyond the
/// supertraits.
pub(super) fn needs(method: &Method, given: Needs) -> Needs {
    let is_default = method.default.is_some() && method.output.kind == OutputKind::Async;
    let written = |name| self_bounds(&method.sig.generics).any(|bound| bound_is(bound, &[name]));
    let needs = match &method.receiver {
        Some(receiver) if is_default && method.send => receiver.kind.needs(),
        _ => Needs::default(),
    };
    Needs {
        send: (needs.send || written("Send")) && !given.send,
        sync: (needs.sync || written("Sync")) && !given.sync,
    }
}
