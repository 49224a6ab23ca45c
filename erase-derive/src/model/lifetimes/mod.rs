//! The lifetimes that a method captures, their names, and its future's lifetime.
//!
//! References at the root of an argument are covariant, so all of them may share the future's
//! lifetime: a caller's longer borrows shorten to it. That leaves most methods with one lifetime,
//! which keeps the expansion readable, and lets an impl for a pointer name `DynFuture`. Lifetimes
//! further inside an argument's type, and those that the output borrows for, keep names of their own.

mod elision;
mod hidden;

use syn::{CapturedParam, GenericParam, Lifetime, LifetimeParam, Signature, Type};

use super::Scope;
use super::output::{Output, OutputKind};
use super::receiver::Receiver;
use crate::names::Names;
pub(crate) use elision::Namer;
use elision::{elides, explicit, is_elided_reference, mentions, name_all, name_inner, name_output};

pub(crate) struct Lifetimes {
    /// The lifetime parameters of the method itself: the user's, then ours.
    pub(crate) params: Vec<LifetimeParam>,
    /// The lifetime of the future.
    pub(crate) future: Lifetime,
    /// Whether `future` is not one of `params`, but a parameter of the erased forms only.
    pub(crate) free: bool,
    pub(crate) captures: Captures,
    /// Whether the receiver's lifetime is the only one, and can be elided everywhere.
    pub(crate) elidable: bool,
    /// The receiver's type, with `Self` in it.
    pub(crate) receiver: Option<Type>,
    /// The arguments' types, in order.
    pub(crate) inputs: Vec<Type>,
    /// Which of them may hide a lifetime that is captured.
    pub(crate) hides: Vec<bool>,
    pub(crate) output: Output,
    /// What a lifetime stands for that the output may hide.
    pub(crate) hidden_output: Option<Lifetime>,
    /// Whether the output borrows for a lifetime that an argument's type must hide.
    pub(crate) borrows_hidden: bool,
}

/// The captures of the returned value.
#[derive(Clone)]
pub(crate) enum Captures {
    /// The receiver and all arguments. Of their lifetimes, these are not the future's own.
    All(Vec<Lifetime>),
    /// `+ use<'a, Self>`: these lifetimes, and all types.
    Listed(Vec<Lifetime>),
    /// `+ 'a`: anything that lives for `'a`.
    Bounded,
}

impl Lifetimes {
    /// The lifetimes of a method that only concrete types have: none needs a name.
    pub(super) fn as_written(
        sig: &Signature,
        receiver: Option<Type>,
        inputs: Vec<Type>,
        output: &Output,
    ) -> Self {
        Lifetimes {
            params: user_params(sig),
            future: Lifetime::new("'static", proc_macro2::Span::mixed_site()),
            free: false,
            captures: Captures::Bounded,
            elidable: true,
            receiver,
            hides: vec![false; inputs.len()],
            inputs,
            output: output.clone(),
            hidden_output: None,
            borrows_hidden: false,
        }
    }

    /// The lifetimes of an erased method.
    pub(super) fn named(
        sig: &Signature,
        receiver: Option<&Receiver>,
        inputs: Vec<Type>,
        output: &Output,
        scope: &Scope<'_>,
    ) -> Self {
        let mut named = Self::without_hidden_output(sig, receiver, inputs, output, scope);
        let borrows = receiver.is_some_and(|receiver| receiver.kind.borrows());
        if borrows && hidden::in_output(&named.output) {
            named.hidden_output = named.receiver.as_ref().and_then(explicit);
        }
        named
    }

    fn without_hidden_output(
        sig: &Signature,
        receiver: Option<&Receiver>,
        inputs: Vec<Type>,
        output: &Output,
        scope: &Scope<'_>,
    ) -> Self {
        let written = Self::as_written(sig, receiver.map(|own| own.ty.clone()), inputs, output);
        if let Some(bound) = output.lifetime.as_ref().filter(|bound| bound.ident != "_") {
            return written.bounded(bound.clone());
        }
        if let Some(captures) = &output.captures {
            let listed = captures.params.iter().filter_map(|param| match param {
                CapturedParam::Lifetime(lifetime) => Some(lifetime.clone()),
                _ => None,
            });
            return written.listed(listed.collect(), scope);
        }
        let borrows = receiver.is_some_and(|receiver| receiver.kind.borrows());
        let named = written.all_captured(borrows, scope);
        if output.kind == OutputKind::Value {
            return named.of_value();
        }
        // `+ '_`, which has a name by now.
        match named.output.lifetime.clone() {
            Some(bound) => named.bounded(bound),
            None => named,
        }
    }

    /// Whether the erased type's one lifetime covers all that is captured, so that an impl for a
    /// pointer can name it.
    pub(crate) fn is_covering(&self) -> bool {
        match &self.captures {
            Captures::All(others) => others.is_empty() && !self.free,
            Captures::Listed(_) => false,
            Captures::Bounded => true,
        }
    }

    /// The captured lifetimes that are not the future's own.
    pub(crate) fn others(&self) -> &[Lifetime] {
        match &self.captures {
            Captures::All(others) | Captures::Listed(others) => others,
            Captures::Bounded => &[],
        }
    }

    pub(crate) fn hide_any(&self) -> bool {
        self.hides.contains(&true)
    }

    pub(crate) fn is_in_inputs(&self, lifetime: &Lifetime) -> bool {
        self.inputs.iter().any(|ty| mentions(ty, lifetime))
    }

    pub(crate) fn is_in_receiver(&self, lifetime: &Lifetime) -> bool {
        self.receiver.iter().any(|ty| mentions(ty, lifetime))
    }

    /// `-> impl Future + 'a`
    fn bounded(self, bound: Lifetime) -> Self {
        Lifetimes {
            future: bound,
            free: false,
            captures: Captures::Bounded,
            elidable: false,
            hides: vec![false; self.inputs.len()],
            ..self
        }
    }

    /// A plain value holds what its type names.
    fn of_value(self) -> Self {
        let everlasting = Lifetime::new("'static", proc_macro2::Span::mixed_site());
        let future = if self.free {
            everlasting
        } else {
            self.future.clone()
        };
        self.bounded(future)
    }

    /// `-> impl Future + use<'a, Self>`
    fn listed(mut self, mut listed: Vec<Lifetime>, scope: &Scope<'_>) -> Self {
        if listed.iter().any(|lifetime| lifetime.ident == "_") {
            let receiver = &scope.names.receiver;
            self.receiver
                .iter_mut()
                .for_each(|ty| name_all(ty, receiver));
            name_output(&mut self.output, receiver);
            listed.retain(|lifetime| lifetime.ident != "_");
            listed.push(receiver.clone());
            self.params.push(LifetimeParam::new(receiver.clone()));
        }
        Lifetimes {
            future: scope.names.future.clone(),
            free: true,
            captures: Captures::Listed(listed),
            elidable: false,
            ..self
        }
    }

    fn all_captured(mut self, borrows: bool, scope: &Scope<'_>) -> Self {
        let names = scope.names;
        let receiver = self.receiver.as_ref().filter(|_| borrows);
        let explicit = receiver.and_then(explicit);
        let elided_receiver = borrows && explicit.is_none();
        let output_elides = elides(&self.output);
        let elides_arguments = self.inputs.iter().any(is_elided_reference);
        // The output borrows from the one argument that it can borrow from, and not for as long as
        // the future lives: the receiver may end before.
        let from_argument = output_elides && !borrows;
        let inner = self.name_arguments(from_argument, names);
        let hide_any = self.hide_any();
        let shares_future = elides_arguments && !from_argument;
        let user = self.params.iter().map(|param| param.lifetime.clone());
        let user: Vec<Lifetime> = user.collect();
        let is_alone = !shares_future && inner.is_empty();
        let is_unnamed = user.is_empty();

        // A lifetime that the user has named, and that covers all: the receiver's.
        let only = explicit
            .clone()
            .filter(|_| is_alone && !hide_any && user.len() == 1 && !scope.generic);
        // A parameter of the trait need not outlive the lifetime that the output borrows for.
        let has_others = scope.generic || hide_any || !inner.is_empty() || !is_unnamed;
        let borrowed = output_elides && (shares_future || has_others)
            || has_others && hidden::in_output(&self.output);
        let separate = elided_receiver && borrowed;
        let own_future = only.is_none();
        let future = only.unwrap_or_else(|| names.future.clone());
        let receiver = match explicit {
            Some(user) => user,
            None if separate => names.receiver.clone(),
            None => future.clone(),
        };
        let of_output = match inner.first() {
            Some(argument) if from_argument => argument.clone(),
            _ => receiver.clone(),
        };
        self.name_elided(&receiver, &future, &of_output);

        let bears_future = shares_future || elided_receiver && !separate;
        let ours = separate.then(|| names.receiver.clone());
        let ours = ours
            .into_iter()
            .chain((own_future && bears_future).then(|| future.clone()));
        self.params
            .extend(ours.chain(inner.iter().cloned()).map(LifetimeParam::new));
        let others = user
            .into_iter()
            .chain(separate.then(|| names.receiver.clone()))
            .chain(inner)
            .filter(|other| *other != future);
        Lifetimes {
            captures: Captures::All(others.collect()),
            free: own_future && !bears_future,
            elidable: elided_receiver && is_alone && is_unnamed,
            future,
            ..self
        }
    }

    /// Names what is elided still, in each part of the signature.
    fn name_elided(&mut self, receiver: &Lifetime, arguments: &Lifetime, output: &Lifetime) {
        let receivers = self.receiver.iter_mut();
        receivers.for_each(|ty| name_all(ty, receiver));
        let inputs = self.inputs.iter_mut();
        inputs.for_each(|ty| name_all(ty, arguments));
        name_output(&mut self.output, output);
    }

    /// Names the lifetimes inside the arguments' types, and returns the names.
    fn name_arguments(&mut self, output_borrows: bool, names: &Names) -> Vec<Lifetime> {
        // An `async fn` must have them written without the macro, too.
        if self.output.can_carry_lifetimes() && self.output.kind != OutputKind::Async {
            self.hides = self.inputs.iter().map(hidden::in_argument).collect();
        }
        let mut inner = Vec::new();
        for ty in &mut self.inputs {
            name_inner(ty, output_borrows, names, &mut inner);
        }
        let any_hidden = self.inputs.iter().any(hidden::in_argument);
        self.borrows_hidden = output_borrows && inner.is_empty() && any_hidden;
        inner
    }
}

fn user_params(sig: &Signature) -> Vec<LifetimeParam> {
    let lifetimes = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(lifetime) => Some(lifetime.clone()),
        _ => None,
    });
    lifetimes.collect()
}
