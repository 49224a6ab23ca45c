//! How an owning pointer reaches its pointee: natively where that is sized, erased where it is
//! `dyn`. The pointee's `Kind` says which, so that a static call through a pointer stays static.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{CapturedParam, GenericParam, Generics, Type, TypeParamBound, WhereClause};

use super::forward::{self, forwarded_output};
use super::path::{call_path, trait_path};
use super::place::{Place, where_clause, with_substitution};
use super::twin::Twin;
use super::{impl_generics, native};
use crate::model::{OutputKind, ReceiverKind, Trait};
use crate::names::Names;
use crate::syntax::type_param;

// Output:
//     pub trait __CallStore<P: ?Sized + Store> {
//         fn __call_get<'f>(this: &'f P, key: &'f str) -> impl Future<Output = u32> + Send;
//     }
//     impl<P: Store> __CallStore<P> for Static {..}             // <P as Store>::get(this, key)
//     impl<P: ?Sized + Store> __CallStore<P> for Dynamic {..}   // the erased method
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>]) -> TokenStream {
    let krate = &item.options.krate;
    let (vis, name, pointee) = (&item.vis, &item.names.call, &item.names.pointee);
    let path = call_path(item);
    let unsized_generics = generics(item, true);
    let sized_generics = generics(item, false);
    let where_clause = &unsized_generics.where_clause;
    let (unsized_impl, ..) = unsized_generics.split_for_impl();
    let (sized_impl, ..) = sized_generics.split_for_impl();
    let in_trait = [Ident::new("Self", Span::mixed_site()), pointee.clone()];
    let in_impl = [pointee.clone()];
    let heads: Vec<TokenStream> = twins.iter().map(head).collect();
    let twins = || twins.iter().zip(&heads);
    let declarations = twins().map(|(twin, head)| {
        let (output, where_clause) = (native_output(twin, &in_trait), where_clause_of(twin));
        quote!(#head -> #output #where_clause;)
    });
    let declarations: TokenStream = declarations.collect();
    let statics = twins().map(|(twin, head)| {
        let (output, where_clause) = (native_output(twin, &in_impl), where_clause_of(twin));
        let body = native_call(twin);
        quote!(#head -> #output #where_clause { #body })
    });
    let statics: TokenStream = statics.collect();
    let dynamics = twins().map(|(twin, head)| {
        let output = forwarded_output(twin, Place::Param(pointee));
        let where_clause = where_clause_of(twin);
        let body = forward::erased_body(twin, &this());
        quote!(#head -> #output #where_clause { #body })
    });
    let dynamics: TokenStream = dynamics.collect();
    quote! {
        #vis trait #name #unsized_generics #where_clause {
            #declarations
        }
        #[automatically_derived]
        impl #sized_impl #path for #krate::__private::Static #where_clause {
            #statics
        }
        #[automatically_derived]
        impl #unsized_impl #path for #krate::__private::Dynamic #where_clause {
            #dynamics
        }
    }
}

fn this() -> TokenStream {
    let this = Names::local("this");
    quote!(#this)
}

/// The trait's generics and the pointee, which is `?Sized` or not.
fn generics(item: &Trait, maybe_unsized: bool) -> Generics {
    let pointee = &item.names.pointee;
    let place = Place::Param(pointee);
    let mut generics = with_substitution(item, place, |substitution| {
        impl_generics(item, substitution)
    });
    let bounds = forward::pointee_bounds(item);
    let question = maybe_unsized.then(|| quote!(?));
    let param = type_param(pointee, quote!(#bounds + #question ::core::marker::Sized));
    let lifetimes = generics
        .params
        .iter()
        .filter(|param| matches!(param, GenericParam::Lifetime(_)));
    generics.params.insert(lifetimes.count(), param);
    generics
}

/// The signature up to what is returned, in which the three differ.
fn head(twin: &Twin<'_>) -> TokenStream {
    let pointee = &twin.item.names.pointee;
    let place = Place::Param(pointee);
    let cfgs = &twin.cfgs;
    let unsafety = twin.unsafety();
    let ident = Names::call_method(&twin.method.sig.ident);
    let generics = twin.generics();
    let this = Names::local("this");
    let receiver = receiver_type(twin);
    let (names, types) = (&twin.names, twin.named_types(place));
    quote! {
        #(#cfgs)*
        #unsafety fn #ident #generics(#this: #receiver, #(#names: #types),*)
    }
}

fn where_clause_of(twin: &Twin<'_>) -> Option<WhereClause> {
    let place = Place::Param(&twin.item.names.pointee);
    where_clause(twin.user_predicates(place))
}

/// `impl Future<Output = T> + Send`, where `Self` is the pointee.
fn native_output(twin: &Twin<'_>, own: &[Ident]) -> TokenStream {
    native_output_in(twin, Place::Param(&twin.item.names.pointee), own)
}

/// What the user's method returns; `own` is what `use<Self>` has to name there.
pub(super) fn native_output_in(twin: &Twin<'_>, place: Place<'_>, own: &[Ident]) -> TokenStream {
    let output = if forward::elides(twin) && matches!(place, Place::Native) {
        &twin.method.output
    } else {
        &twin.lifetimes.output
    };
    let item = twin.in_place(&output.item, place);
    match output.kind {
        OutputKind::Value => item.to_token_stream(),
        OutputKind::Async => native::opaque(twin.method, &item, None),
        _ => {
            let bounds = output.bounds.iter().cloned().map(|mut bound| {
                with_substitution(twin.item, place, |substitution| {
                    substitution.bound(&mut bound);
                });
                capture_own(&mut bound, own);
                bound
            });
            native::opaque(twin.method, &item, Some(bounds.collect()))
        }
    }
}

// Input:
//     use<'s, Self>
// Output, in `impl Store for Box<P>`:
//     use<'s, P>
fn capture_own(bound: &mut TypeParamBound, own: &[Ident]) {
    let TypeParamBound::PreciseCapture(captures) = bound else {
        return;
    };
    let params = std::mem::take(&mut captures.params).into_iter();
    captures.params = params
        .flat_map(|param| match param {
            CapturedParam::Ident(ident) if ident == "Self" => {
                own.iter().cloned().map(CapturedParam::Ident).collect()
            }
            param => vec![param],
        })
        .collect();
}

/// What a pointer hands on: `&'f P`, `&'f mut P`, `Box<P>`.
pub(super) fn receiver_type(twin: &Twin<'_>) -> Type {
    let (krate, pointee) = (twin.krate(), &twin.item.names.pointee);
    if twin.receiver_kind() == ReceiverKind::Value {
        return Type::Verbatim(quote!(#krate::__private::Box<#pointee>));
    }
    let receiver = twin.named_receiver_type().into_owned();
    with_substitution(twin.item, Place::Param(pointee), |substitution| {
        substitution.ty(receiver)
    })
}

fn native_call(twin: &Twin<'_>) -> TokenStream {
    let pointee = &twin.item.names.pointee;
    let path = trait_path(twin.item);
    let ident = &twin.method.sig.ident;
    let this = this();
    let receiver = match twin.receiver_kind() {
        ReceiverKind::Value => quote!(*#this),
        _ => this,
    };
    let names = &twin.names;
    twin.passing_on_unsafe(quote!(<#pointee as #path>::#ident(#receiver, #(#names),*)))
}
