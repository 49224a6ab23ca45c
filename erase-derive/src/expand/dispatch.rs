//! The one function for each method through which every erased call goes: those on the four `dyn`
//! types, and those through pointers. They are nested in a `const _`, so nobody sees their names.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, WherePredicate};

use super::path::{erased_path, trait_path};
use super::place::{Place, with_substitution};
use super::twin::Twin;
use super::{call, impl_generics, push_bounds, push_param};
use crate::model::{Needs, OutputKind};
use crate::names::Names;
use crate::syntax::type_param;

/// Two variants of a function: whether the pointee is known to be `Send` and `Sync` beyond what
/// the trait itself demands, so that a call on it may be kept for the first poll.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bounds {
    OfTrait,
    WithAuto,
}

// Output:
//     fn erased_get<'f, P: ?Sized + Store>(this: &'f P, key: &'f str) -> DynFuture<'f, u32> {
//         let args = (this, key);
//         Args::of(&args)
//             .__call(args, |(this, key), start| __ErasedStore::__erased_get(this, key, start))
//     }
pub(super) fn expand(twin: &Twin<'_>) -> TokenStream {
    if is_direct(twin) {
        return TokenStream::new();
    }
    let plain = function(twin, Bounds::OfTrait);
    let auto = has_auto_variant(twin).then(|| function(twin, Bounds::WithAuto));
    quote!(#plain #auto)
}

/// Whether an erased call is so small that it needs no function of its own.
fn is_direct(twin: &Twin<'_>) -> bool {
    !twin.raw
        && matches!(
            twin.method.output.kind,
            OutputKind::Stream | OutputKind::Boxed | OutputKind::Value
        )
}

/// Whether `+ Send + Sync` on the `dyn` type lets a call be kept that could not be otherwise.
fn has_auto_variant(twin: &Twin<'_>) -> bool {
    let needs = auto_needs(twin);
    twin.method.output.kind == OutputKind::Async && twin.method.send && needs != Needs::default()
}

/// What must hold for the receiver to be `Send`, beyond the supertraits and the method's own demands.
fn auto_needs(twin: &Twin<'_>) -> Needs {
    let (needs, own, given) = (
        twin.receiver_kind().needs(),
        twin.method.needs,
        twin.item.given,
    );
    Needs {
        send: needs.send && !given.send && !own.send,
        sync: needs.sync && !given.sync && !own.sync,
    }
}

/// The auto traits of a `dyn` type that a call on it makes use of.
pub(super) fn used_of_object(twin: &Twin<'_>) -> Needs {
    let used = has_auto_variant(twin).then(|| auto_needs(twin));
    used.unwrap_or_default()
}

/// The variant for a `dyn` type that is `Send` and `Sync` as said.
pub(super) fn bounds_for(twin: &Twin<'_>, object: Needs) -> Bounds {
    let used = used_of_object(twin);
    if used != Needs::default() && used.and(object) == used {
        Bounds::WithAuto
    } else {
        Bounds::OfTrait
    }
}

fn name(twin: &Twin<'_>, bounds: Bounds) -> Ident {
    let erased = &twin.erased;
    match bounds {
        Bounds::OfTrait => format_ident!("call{erased}"),
        Bounds::WithAuto => format_ident!("keep{erased}"),
    }
}

fn function(twin: &Twin<'_>, bounds: Bounds) -> TokenStream {
    let item = twin.item;
    let pointee = &item.names.pointee;
    let place = Place::Param(pointee);
    let mut generics = with_substitution(item, place, |substitution| {
        impl_generics(item, substitution)
    });
    let path = trait_path(item);
    let (own, auto) = (twin.method.needs, auto_needs(twin));
    let with_auto = bounds == Bounds::WithAuto;
    let send = (own.send || with_auto && auto.send).then(|| quote!(+ ::core::marker::Send));
    let sync = (own.sync || with_auto && auto.sync).then(|| quote!(+ ::core::marker::Sync));
    let is_pointee = quote!(#path #send #sync + ?::core::marker::Sized);
    push_param(&mut generics, type_param(pointee, is_pointee));
    let lifetimes = twin
        .lifetimes
        .params
        .iter()
        .chain(&twin.lifetimes.free)
        .rev();
    for lifetime in lifetimes {
        push_param(&mut generics, GenericParam::Lifetime(lifetime.clone()));
    }
    let outlives = twin.outlives().into_iter();
    push_bounds(
        &mut generics,
        outlives.map(|predicate| in_place(twin, predicate)),
    );
    push_bounds(&mut generics, twin.user_predicates(place));
    let (params, _, where_clause) = generics.split_for_impl();
    let cfgs = &twin.cfgs;
    let unsafety = twin.unsafety();
    let name = name(twin, bounds);
    let this = Names::local("this");
    let receiver = call::receiver_type(twin);
    let (names, types) = (&twin.names, twin.named_types(place));
    let output = twin.erased_output(place, &twin.lifetimes.future);
    let body = body(twin, &quote!(#this));
    quote! {
        #(#cfgs)*
        #[inline]
        #unsafety fn #name #params(#this: #receiver, #(#names: #types),*) -> #output #where_clause {
            #body
        }
    }
}

fn in_place(twin: &Twin<'_>, mut predicate: WherePredicate) -> WherePredicate {
    let place = Place::Param(&twin.item.names.pointee);
    with_substitution(twin.item, place, |substitution| {
        substitution.predicate(&mut predicate);
    });
    predicate
}

/// Calls a method on `receiver` through its erased twin.
pub(super) fn call(twin: &Twin<'_>, receiver: &TokenStream, bounds: Bounds) -> TokenStream {
    if is_direct(twin) {
        return erased_call(twin, receiver, &twin.names);
    }
    let (name, names) = (name(twin, bounds), &twin.names);
    twin.passing_on_unsafe(quote!(#name(#receiver, #(#names),*)))
}

/// What makes the erased call.
pub(super) fn body(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    match twin.method.output.kind {
        OutputKind::Async => lazy_call(twin, receiver),
        OutputKind::Future => eager_call(twin, receiver),
        OutputKind::Stream | OutputKind::Boxed | OutputKind::Value => {
            erased_call(twin, receiver, &twin.names)
        }
    }
}

/// Where the compiler can prove that the call may be kept: see `Args` in the core crate.
fn lazy_call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    let krate = twin.krate();
    let (this, start) = (Names::local("this"), Names::local("start"));
    let (names, own_names) = (&twin.names, twin.own_names());
    let erased = erased_call(twin, &quote!(#this), &own_names);
    let arguments = quote!((#receiver, #(#names),*));
    let thunk = quote!(|(#this, #(#own_names),*), #start| #erased);
    if twin.method.send {
        let args = Names::local("args");
        quote! {
            let #args = #arguments;
            #krate::__private::Args::of(&#args).__call(#args, #thunk)
        }
    } else {
        quote!(#krate::LocalDynFuture::lazy(#arguments, #thunk))
    }
}

/// A method that is written `-> impl Future` may do work at the call.
fn eager_call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    let start = Names::local("start");
    let name = twin.erased_name();
    let erased = erased_call(twin, receiver, &twin.names);
    quote!(#name::eager(move |#start| #erased))
}

fn erased_call<N: ToTokens>(twin: &Twin<'_>, receiver: &TokenStream, names: &[N]) -> TokenStream {
    let krate = twin.krate();
    let item = twin.item;
    let path = erased_path(item);
    let path = if item.generics.params.is_empty() {
        quote!(#path)
    } else {
        quote!(<_ as #path>)
    };
    let method = &twin.erased;
    let is_future = twin.method.output.kind.is_future();
    let start: Vec<Ident> = is_future
        .then(|| Names::local("start"))
        .into_iter()
        .collect();
    if !twin.raw {
        return twin.passing_on_unsafe(quote!(#path::#method(#receiver, #(#names,)* #(#start)*)));
    }
    let raw = Names::local("call");
    quote! {
        // SAFETY: the arguments and the answer are those of the method, with the associated types
        // of whoever implements the trait. The erased method is generic in all lifetimes, and has the
        // where clause of this function, but for what it says of associated types.
        unsafe { #krate::__private::call((#(#names,)* #(#start,)*), move |#raw| #path::#method(#receiver, #raw)) }
    }
}
