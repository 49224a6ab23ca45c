//! A method: whether it is erased, its arguments, and its attribute.

use proc_macro2::Ident;
use syn::visit::Visit as _;
use syn::{Attribute, Block, FnArg, Pat, PatType, Signature, Token, TraitItemFn, Type};

use super::auto::AutoTraits;
use super::lifetimes::Lifetimes;
use super::output::{Output, OutputKind};
use super::receiver::{Receiver, ReceiverKind, receiver};
use super::{Item, Scope};
use crate::attr::{MethodAttr, Storage};
use crate::attrs;
use crate::bounds::{bound_is, demands_sized, is_send, self_bounds};
use crate::errors::Errors;
use crate::names::Names;
use crate::subst::Mentions;

/// An `async fn`, a method that returns `impl Trait`, or one that takes `self` by value.
pub(crate) struct Method {
    pub(crate) attrs: Vec<Attribute>,
    /// As written, except for the arguments: see [`Input`].
    pub(crate) sig: Signature,
    pub(crate) receiver: Option<Receiver>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) output: Output,
    pub(crate) default: Option<Block>,
    pub(crate) semi_token: Option<Token![;]>,
    /// Whether the default body may call itself.
    pub(crate) recursive: bool,
    /// Whether the return value is `Send`.
    pub(crate) send: bool,
    pub(crate) storage: Storage,
    pub(crate) dispatch: Dispatch,
    /// The bounds of a default body or the where clause on `Self`, beyond the supertraits.
    pub(crate) needs: AutoTraits,
    pub(crate) lifetimes: Lifetimes,
    /// Whether the signature names an associated type, which the hidden trait cannot.
    pub(crate) projects: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dispatch {
    /// On concrete types only: `where Self: Sized`.
    Static,
    /// On `dyn Trait` too.
    Erased,
}

/// An argument other than the receiver.
pub(crate) struct Input {
    pub(crate) attrs: Vec<Attribute>,
    /// The user's name for it, or one of ours for a pattern.
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The pattern that a default body binds.
    pub(crate) pattern: Pat,
}

/// An ordinary method, dispatched by the compiler itself.
pub(crate) struct Plain {
    pub(crate) function: TraitItemFn,
    pub(crate) receiver: ReceiverKind,
    /// Whether only concrete types have it.
    pub(crate) sized: bool,
}

impl Method {
    pub(crate) fn receiver_kind(&self) -> ReceiverKind {
        self.receiver
            .as_ref()
            .map_or(ReceiverKind::Unknown, |receiver| receiver.kind)
    }

    pub(crate) fn is_unsafe(&self) -> bool {
        matches!(self.sig.safety, syn::Safety::Unsafe(_))
    }

    pub(crate) fn is_erased(&self) -> bool {
        self.dispatch == Dispatch::Erased
    }

    /// The uses of `Self` in the signature.
    pub(crate) fn mentions(&self) -> Mentions {
        mentions(&self.inputs, &self.output)
    }

    /// Leaves the method out of `dyn`. Then none of its lifetimes needs a name.
    pub(crate) fn make_static(&mut self) {
        self.dispatch = Dispatch::Static;
        let types = self.inputs.iter().map(|input| input.ty.clone()).collect();
        let receiver = self.receiver.as_ref().map(|receiver| receiver.ty.clone());
        self.lifetimes = Lifetimes::as_written(&self.sig, receiver, types, &self.output);
    }
}

pub(super) fn from_syn(
    mut function: TraitItemFn,
    defaults: &MethodAttr,
    scope: &Scope<'_>,
    errors: &mut Errors,
) -> Item {
    let erase_attrs = attrs::take_erase(&mut function.attrs);
    let receiver = receiver(&function.sig);
    let kind = receiver
        .as_ref()
        .map_or(ReceiverKind::Unknown, |receiver| receiver.kind);
    let sized = demands_sized(&function.sig.generics);
    let by_value = kind == ReceiverKind::Value && !sized;
    let output = Output::of_opaque(&function.sig)
        .or_else(|| by_value.then(|| Output::plain(OutputKind::Value, &function.sig)));
    let Some(output) = output else {
        if let Some(attr) = erase_attrs.first() {
            errors.at(attr, "`#[erase(..)]` is for methods that return a future; this one is ordinary; remove the attribute");
        }
        return Item::Plain(Plain {
            function,
            receiver: kind,
            sized,
        });
    };
    if let (true, Some(attr)) = (sized || receiver.is_none(), erase_attrs.first()) {
        errors.at(
            attr,
            "this method is never erased, because only concrete types have it; remove the attribute",
        );
    }
    let attr = method_attr(&erase_attrs, &output, defaults, errors);
    Item::Method(method(function, receiver, output, attr, scope))
}

fn method(
    function: TraitItemFn,
    receiver: Option<Receiver>,
    output: Output,
    attr: MethodAttr,
    scope: &Scope<'_>,
) -> Method {
    let send = match output.kind {
        OutputKind::Async => attr.not_send.is_none(),
        _ => output.bounds.iter().any(is_send),
    };
    let TraitItemFn {
        attrs,
        mut sig,
        default,
        semi_token,
        ..
    } = function;
    let is_static = demands_sized(&sig.generics) || receiver.is_none();
    let kind = receiver
        .as_ref()
        .map_or(ReceiverKind::Unknown, |receiver| receiver.kind);
    let inputs = inputs(&mut sig, default.is_some());
    let types: Vec<Type> = inputs.iter().map(|input| input.ty.clone()).collect();
    let receiver_type = receiver.as_ref().map(|receiver| receiver.ty.clone());
    let lifetimes = if is_static {
        Lifetimes::as_written(&sig, receiver_type, types, &output)
    } else {
        Lifetimes::named(&sig, receiver.as_ref(), types, &output, scope)
    };
    let is_default = default.is_some() && output.kind == OutputKind::Async && send;
    Method {
        needs: needs(&sig, kind, is_default).without(scope.given),
        projects: mentions(&inputs, &output).has_assoc(),
        attrs,
        receiver,
        inputs,
        output,
        default,
        semi_token,
        recursive: false,
        send,
        storage: attr
            .storage
            .map_or(Storage::Default, |(storage, _)| storage),
        dispatch: if is_static {
            Dispatch::Static
        } else {
            Dispatch::Erased
        },
        lifetimes,
        sig,
    }
}

/// The arguments of the trait's attribute, with those of `#[erase(..)]` on this method.
fn method_attr(
    attrs: &[Attribute],
    output: &Output,
    defaults: &MethodAttr,
    errors: &mut Errors,
) -> MethodAttr {
    let mut own = MethodAttr::default();
    for attr in attrs {
        own.add(attr, errors);
    }
    let is_future = output.kind.is_future();
    if let (Some((_, span)), false) = (&own.storage, is_future) {
        let message =
            "this chooses where a future is kept, but the method does not return one; remove it";
        errors.push(syn::Error::new(*span, message));
        own.storage = None;
    }
    if let (Some(span), false) = (own.not_send, output.kind == OutputKind::Async) {
        let message = "the return type decides whether the output is `Send`; remove `+ Send` there instead of writing `?Send`";
        errors.push(syn::Error::new(span, message));
    }
    let storage = own.storage.or_else(|| defaults.storage.clone());
    MethodAttr {
        not_send: defaults.not_send.or(own.not_send),
        storage: storage.filter(|_| is_future),
    }
}

fn inputs(sig: &mut Signature, has_body: bool) -> Vec<Input> {
    let inputs = std::mem::take(&mut sig.inputs);
    let typed = inputs.into_iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(input),
        FnArg::Receiver(_) => None,
    });
    typed
        .enumerate()
        .map(|(n, typed)| input(n, typed, has_body))
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

fn needs(sig: &Signature, receiver: ReceiverKind, is_default: bool) -> AutoTraits {
    let written = |name| self_bounds(&sig.generics).any(|bound| bound_is(bound, &[name]));
    let of_clause = AutoTraits {
        send: written("Send"),
        sync: written("Sync"),
    };
    let of_body = if is_default {
        receiver.needs()
    } else {
        AutoTraits::NONE
    };
    of_clause.or(of_body)
}

fn mentions(inputs: &[Input], output: &Output) -> Mentions {
    let mut found = output.mentions();
    let types = inputs.iter().map(|input| &input.ty);
    types.for_each(|ty| found.visit_type(ty));
    found
}

impl Plain {
    /// The uses of `Self` in the signature.
    pub(crate) fn mentions(&self) -> Mentions {
        let sig = &self.function.sig;
        Mentions::by(|found| {
            for input in &sig.inputs {
                if let FnArg::Typed(input) = input {
                    found.visit_type(&input.ty);
                }
            }
            found.visit_return_type(&sig.output);
        })
    }
}

impl Input {
    /// The name as a binding of ours, which no lint about bindings is about. An argument that is
    /// called like a local of ours differs from it by its span alone, and keeps that.
    pub(crate) fn own_name(&self) -> Ident {
        if Names::is_local(&self.ident) {
            return self.ident.clone();
        }
        Names::ours(&self.ident)
    }
}
