//! From syn's tree of a trait to the [`model`](crate::model).

use proc_macro2::Ident;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    FnArg, GenericArgument, Generics, ItemTrait, Pat, PatType, PathArguments, ReturnType,
    TraitItem, TraitItemFn, Type, TypeParamBound, TypePath, WherePredicate, parse_quote,
};

use crate::args::{MethodArgs, TraitArgs};
use crate::errors::Errors;
use crate::model::{
    Assoc, Dispatch, Input, Item, Method, Needs, Options, Output, OutputKind, Receiver,
    ReceiverKind, Storage, Trait,
};
use crate::names::Names;
use crate::{attrs, subst};

pub(crate) fn from_syn(mut item: ItemTrait, args: TraitArgs, errors: &mut Errors) -> Trait {
    Ungroup.visit_item_trait_mut(&mut item);
    let names = Names::new(&item);
    let TraitArgs {
        method: defaults,
        forward,
        local: _,
        krate,
        assoc,
    } = args;
    let items = item
        .items
        .into_iter()
        .map(|item| trait_item(item, &defaults, errors))
        .collect();
    let krate = krate.unwrap_or_else(|| parse_quote!(::erase_core));
    let mut parsed = Trait {
        attrs: item.attrs,
        vis: item.vis,
        unsafety: item.unsafety,
        trait_token: item.trait_token,
        ident: item.ident,
        brace_token: item.brace_token,
        generics: item.generics,
        supertraits: item.supertraits,
        items,
        assocs: Vec::new(),
        options: Options { krate, forward },
        names,
    };
    parsed.assocs = assocs(&parsed, assoc.unwrap_or_default());
    let given = parsed.given();
    for item in &mut parsed.items {
        if let Item::Method(method) = item {
            method.needs = needs(method, given);
        }
    }
    parsed
}

/// `macro_rules!` wraps what it passes on in invisible groups.
struct Ungroup;

impl VisitMut for Ungroup {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        while let Type::Group(group) = ty {
            *ty = (*group.elem).clone();
        }
        visit_mut::visit_type_mut(self, ty);
    }
}

fn trait_item(item: TraitItem, defaults: &MethodArgs, errors: &mut Errors) -> Item {
    match item {
        TraitItem::Fn(function) => trait_fn(function, defaults, errors),
        TraitItem::Type(assoc) => Item::Type(assoc),
        other => Item::Other(other),
    }
}

fn trait_fn(mut function: TraitItemFn, defaults: &MethodArgs, errors: &mut Errors) -> Item {
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
        let parsed = MethodArgs::add(&mut own, attr);
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

pub(crate) fn demands_sized(generics: &Generics) -> bool {
    self_bounds(generics).any(|bound| bound_is(bound, &["Sized"]))
}

/// The bounds in `where Self: ..` of a trait or a method.
pub(crate) fn self_bounds(generics: &Generics) -> impl Iterator<Item = &TypeParamBound> {
    let predicates = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    predicates
        .filter_map(|predicate| match predicate {
            WherePredicate::Type(clause) if subst::is_self(&clause.bounded_ty) => {
                Some(&clause.bounds)
            }
            _ => None,
        })
        .flatten()
}

/// Whether the bound's trait bears one of the names, by any path.
pub(crate) fn bound_is(bound: &TypeParamBound, names: &[&str]) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    let last = bound.path.segments.last();
    bound.maybe.is_none() && last.is_some_and(|last| names.iter().any(|name| last.ident == name))
}

pub(crate) fn is_send(bound: &TypeParamBound) -> bool {
    bound_is(bound, &["Send"])
}

pub(crate) fn receiver_kind_of(sig: &syn::Signature) -> ReceiverKind {
    receiver(sig).map_or(ReceiverKind::Unknown, |receiver| receiver.kind)
}

fn receiver(sig: &syn::Signature) -> Option<Receiver> {
    let receiver = sig.receiver()?;
    let span = receiver.span();
    let ty: Type = match &receiver.kind {
        syn::ReceiverKind::Reference(and, lifetime, mutability) => {
            parse_quote!(#and #lifetime #mutability Self)
        }
        syn::ReceiverKind::Typed(_, ty) => (**ty).clone(),
        _ => parse_quote!(Self),
    };
    Some(Receiver {
        kind: receiver_kind(&ty),
        mutability: receiver.mutability,
        self_token: receiver.self_token,
        written: receiver.clone(),
        span,
        ty,
    })
}

fn receiver_kind(ty: &Type) -> ReceiverKind {
    match ty {
        ty if subst::is_self(ty) => ReceiverKind::Value,
        Type::Reference(reference) if subst::is_self(&reference.elem) => reference
            .mutability
            .map_or(ReceiverKind::Ref, |_| ReceiverKind::Mut),
        Type::Path(path) => match pointer_argument(path) {
            Some((name, inner)) if name == "Pin" => match receiver_kind(inner) {
                ReceiverKind::Ref => ReceiverKind::PinRef,
                ReceiverKind::Mut => ReceiverKind::PinMut,
                ReceiverKind::Box => ReceiverKind::PinBox,
                _ => ReceiverKind::Unknown,
            },
            Some((name, inner)) if subst::is_self(inner) => match name.to_string().as_str() {
                "Box" => ReceiverKind::Box,
                "Rc" => ReceiverKind::Rc,
                "Arc" => ReceiverKind::Arc,
                _ => ReceiverKind::Unknown,
            },
            _ => ReceiverKind::Unknown,
        },
        _ => ReceiverKind::Unknown,
    }
}

/// `Arc` and `Self` of `std::sync::Arc<Self>`.
fn pointer_argument(path: &TypePath) -> Option<(&Ident, &Type)> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if arguments.args.len() == 1 => Some((&last.ident, inner)),
        _ => None,
    }
}

/// What the method returns, if it is something that `dyn` cannot have natively.
fn output(function: &TraitItemFn) -> Option<Output> {
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

fn value_output(function: &TraitItemFn) -> Output {
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

/// The associated types that `dyn Trait` must name: those declared without generics and without
/// `where Self: Sized`, and those of supertraits that a signature or the attribute mentions.
fn assocs(parsed: &Trait, named: Vec<Ident>) -> Vec<Assoc> {
    let mut assocs = Vec::new();
    for item in &parsed.items {
        if let Item::Type(assoc) = item {
            if !demands_sized(&assoc.generics) {
                let param = parsed.names.assoc(&assoc.ident);
                let bounds = assoc.bounds.clone();
                assocs.push(Assoc {
                    ident: assoc.ident.clone(),
                    param,
                    bounds,
                    inherited: false,
                });
            }
        }
    }
    let mut mentioned = named;
    for item in &parsed.items {
        match item {
            Item::Plain(function) if !demands_sized(&function.sig.generics) => {
                for input in &function.sig.inputs {
                    if let FnArg::Typed(input) = input {
                        subst::assocs_in(&input.ty, &mut mentioned);
                    }
                }
                if let ReturnType::Type(_, ty) = &function.sig.output {
                    subst::assocs_in(ty, &mut mentioned);
                }
            }
            Item::Method(method) if method.dispatch == Dispatch::Erased => {
                method
                    .inputs
                    .iter()
                    .for_each(|input| subst::assocs_in(&input.ty, &mut mentioned));
                subst::assocs_in(&method.output.item, &mut mentioned);
                for bound in &method.output.bounds {
                    subst::assocs_in_bound(bound, &mut mentioned);
                }
            }
            _ => {}
        }
    }
    for ident in mentioned {
        let declared = parsed
            .items
            .iter()
            .any(|item| matches!(item, Item::Type(assoc) if assoc.ident == ident));
        if !declared && assocs.iter().all(|assoc| assoc.ident != ident) {
            let param = parsed.names.assoc(&ident);
            let bounds = syn::punctuated::Punctuated::new();
            assocs.push(Assoc {
                ident,
                param,
                bounds,
                inherited: true,
            });
        }
    }
    assocs
}

/// What the default body of an async method, or its where clause, demands of `Self` beyond the
/// supertraits.
fn needs(method: &Method, given: Needs) -> Needs {
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
