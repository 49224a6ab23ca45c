//! The hidden, dyn-compatible supertrait, and its blanket impl for whoever implements the trait.

use proc_macro2::TokenStream;
use quote::quote;

use super::path::{erased_path, trait_path};
use super::place::{Place, mentions_self_or_assoc, with_substitution};
use super::twin::Twin;
use super::{impl_generics, push_param};
use crate::attrs;
use crate::model::{OutputKind, ReceiverKind, Trait};
use crate::names::Names;
use crate::syntax::type_param;

/// The trait, and its blanket impl.
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>]) -> (TokenStream, TokenStream) {
    let signatures = twins.iter().map(|twin| signature(twin, Place::Native));
    let signatures: Vec<TokenStream> = signatures.collect();
    let blanket = blanket(item, twins, &signatures);
    (declaration(item, &signatures), blanket)
}

// Output:
//     pub trait __ErasedStore {
//         fn __erased_get<'f>(&'f self, key: &'f str, start: Start<'_, 'f, u32>) -> Poll<u32>;
//     }
fn declaration(item: &Trait, signatures: &[TokenStream]) -> TokenStream {
    let (vis, name) = (&item.vis, &item.names.erased);
    let mut generics = with_substitution(item, Place::Native, |substitution| {
        impl_generics(item, substitution)
    });
    if let Some(clause) = &mut generics.where_clause {
        let kept = std::mem::take(&mut clause.predicates).into_iter();
        clause.predicates = kept
            .filter(|predicate| !mentions_self_or_assoc(predicate))
            .collect();
    }
    let where_clause = &generics.where_clause;
    let message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`";
    let cfgs = attrs::select(&item.attrs, &["cfg", "allow"]);
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = #message,
            note = "implement it for `&{Self}` or `Box<{Self}>`"
        )]
        #vis trait #name #generics #where_clause {
            #(#[doc(hidden)] #signatures;)*
        }
    }
}

// Output:
//     impl<X: Store> __ErasedStore for X {
//         fn __erased_get<'f>(&'f self, key: &'f str, start: Start<'_, 'f, u32>) -> Poll<u32> {
//             start.run(<X as Store>::get(self, key))
//         }
//     }
fn blanket(item: &Trait, twins: &[Twin<'_>], declared: &[TokenStream]) -> TokenStream {
    let implementor = &item.names.implementor;
    let place = Place::Param(implementor);
    let mut generics = with_substitution(item, place, |substitution| {
        impl_generics(item, substitution)
    });
    let native = trait_path(item);
    // Ends with a token of ours: rustc offers to declare a missing type behind the user's last one.
    let bounds = quote!(#native + ::core::marker::Sized);
    push_param(&mut generics, type_param(implementor, bounds));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let erased = erased_path(item);
    let methods = twins.iter().zip(declared).map(|(twin, declared)| {
        // What differs from the declaration can only be in a where clause.
        let user_clause = twin.method.sig.generics.where_clause.as_ref();
        let signature = user_clause.map_or_else(|| declared.clone(), |_| signature(twin, place));
        let body = body(twin, place);
        quote!(#signature { #body })
    });
    let methods: TokenStream = methods.collect();
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl #impl_generics #erased for #implementor #where_clause {
            #methods
        }
    }
}

fn signature(twin: &Twin<'_>, place: Place<'_>) -> TokenStream {
    let krate = twin.krate();
    let cfgs = &twin.cfgs;
    let name = &twin.erased;
    let receiver = erased_receiver(twin);
    let mut predicates = twin.outlives();
    predicates.extend(twin.user_predicates(place));
    predicates.extend(twin.auto_bounds());
    if twin.raw {
        let call = Names::local("call");
        predicates.retain(|predicate| !mentions_assoc(predicate));
        let generics = twin.erased_generics(predicates);
        let where_clause = &generics.where_clause;
        return quote! {
            #(#cfgs)*
            unsafe fn #name #generics(#receiver, #call: #krate::__private::Call<'_>) #where_clause
        };
    }
    let unsafety = twin.unsafety();
    let (names, types) = (&twin.names, twin.named_types(place));
    let start = is_future(twin).then(|| {
        let (start, ty) = (Names::local("start"), twin.start_type(place));
        quote!(#start: #ty)
    });
    let output = answer_type(twin, place);
    let generics = twin.erased_generics(predicates);
    let where_clause = &generics.where_clause;
    quote! {
        #(#cfgs)*
        #unsafety fn #name #generics(#receiver, #(#names: #types,)* #start) -> #output #where_clause
    }
}

fn mentions_assoc(predicate: &syn::WherePredicate) -> bool {
    matches!(predicate, syn::WherePredicate::Type(clause)
        if crate::subst::mentions_assoc(&clause.bounded_ty) || clause.bounds.iter().any(crate::subst::bound_mentions_assoc))
}

fn erased_receiver(twin: &Twin<'_>) -> TokenStream {
    match twin.receiver_kind() {
        ReceiverKind::Value => twin.erased_receiver(),
        _ => twin.named_receiver(),
    }
}

fn is_future(twin: &Twin<'_>) -> bool {
    twin.method.output.kind.is_future()
}

/// What the erased method returns: the first poll's result, or the erased value itself.
fn answer_type(twin: &Twin<'_>, place: Place<'_>) -> TokenStream {
    let output = &twin.lifetimes.output;
    if output.kind.is_future() {
        let item = twin.in_place(&output.item, place);
        return quote!(::core::task::Poll<#item>);
    }
    twin.erased_output(place, &twin.lifetimes.future)
}

fn body(twin: &Twin<'_>, place: Place<'_>) -> TokenStream {
    let krate = twin.krate();
    let implementor = &twin.item.names.implementor;
    let native = trait_path(twin.item);
    let method = &twin.method.sig.ident;
    let names = &twin.names;
    let receiver = match twin.receiver_kind() {
        ReceiverKind::Value => quote!(*self),
        _ => quote!(self),
    };
    let call =
        twin.passing_on_unsafe(quote!(<#implementor as #native>::#method(#receiver, #(#names),*)));
    let start = Names::local("start");
    let answer = match twin.method.output.kind {
        OutputKind::Async | OutputKind::Future => quote!(#start.run(#call)),
        OutputKind::Stream => {
            let name = twin.erased_name();
            quote!(#name::with_storage(#call))
        }
        OutputKind::Boxed => quote!(#krate::__private::Box::new(#call)),
        OutputKind::Value => call,
    };
    if !twin.raw {
        return answer;
    }
    let raw = Names::local("call");
    let types = twin.named_types(place);
    let start_type = is_future(twin).then(|| {
        let ty = twin.start_type(place);
        quote!(#ty,)
    });
    let start = is_future(twin).then(|| quote!(#start,));
    let output = answer_type(twin, place);
    quote! {
        // SAFETY: the only caller names the same types, those of the associated types of `Self`, with
        // lifetimes of which all is true that this method demands.
        unsafe {
            #raw.answer(move |(#(#names,)* #start): (#(#types,)* #start_type)| -> #output { #answer })
        }
    }
}
