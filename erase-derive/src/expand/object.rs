//! Inherent methods on `dyn Trait`, `+ Send`, `+ Sync` and `+ Send + Sync`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Generics, LifetimeParam, Type, TypeParam, WherePredicate, parse_quote};

use super::twin::{Place, Twin, where_clause, with_substitution};
use super::{allow_lints, hidden_path, impl_generics, push_param, trait_path};
use crate::model::{OutputKind, Trait};
use crate::names::Names;

/// The auto traits that may stand behind `dyn Trait`.
#[derive(Clone, Copy)]
struct Markers {
    send: bool,
    sync: bool,
}

const ALL: [Markers; 4] = [
    Markers {
        send: false,
        sync: false,
    },
    Markers {
        send: true,
        sync: false,
    },
    Markers {
        send: false,
        sync: true,
    },
    Markers {
        send: true,
        sync: true,
    },
];

// Output, four times:
//     impl<'d> dyn Store + Send + 'd {
//         pub fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> {
//             Args::new((self, key))
//                 .call(|(this, key), start| __ErasedStore::__erased_get(this, key, start))
//         }
//     }
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>], kind: bool) -> TokenStream {
    let krate = &item.options.krate;
    let generics = generics(item);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let allow = allow_lints();
    let impls = ALL.iter().map(|markers| {
        let object = object(item, *markers);
        let methods = twins.iter().map(|twin| method(twin, *markers));
        let methods = (!twins.is_empty()).then(|| {
            quote! {
                #allow
                impl #impl_generics #object #where_clause {
                    #(#methods)*
                }
            }
        });
        let kind = kind.then(|| {
            quote! {
                #allow
                impl #impl_generics #krate::__private::Kind for #object #where_clause {
                    type K = #krate::__private::Dynamic;
                }
            }
        });
        quote!(#methods #kind)
    });
    quote!(#(#impls)*)
}

fn generics(item: &Trait) -> Generics {
    with_substitution(item, Place::Object, |substitution| {
        let mut generics = impl_generics(item, substitution);
        for assoc in &item.assocs {
            let (param, mut bounds) = (&assoc.param, assoc.bounds.clone());
            bounds
                .iter_mut()
                .for_each(|bound| substitution.bound(bound));
            let param: TypeParam = if bounds.is_empty() {
                parse_quote!(#param)
            } else {
                parse_quote!(#param: #bounds)
            };
            push_param(&mut generics, GenericParam::Type(param));
        }
        let object = LifetimeParam::new(item.names.object.clone());
        push_param(&mut generics, GenericParam::Lifetime(object));
        generics
    })
}

/// `dyn Store<Key = KeyType> + Send + 'd`.
fn object(item: &Trait, markers: Markers) -> Type {
    let bindings: Vec<TokenStream> = item
        .assocs
        .iter()
        .map(|assoc| {
            let (ident, param) = (&assoc.ident, &assoc.param);
            quote!(#ident = #param)
        })
        .collect();
    let path = trait_path(item, &bindings);
    let send = markers.send.then(|| quote!(+ ::core::marker::Send));
    let sync = markers.sync.then(|| quote!(+ ::core::marker::Sync));
    let lifetime = &item.names.object;
    parse_quote!(dyn #path #send #sync + #lifetime)
}

fn method(twin: &Twin<'_>, markers: Markers) -> TokenStream {
    let place = Place::Object;
    let attrs = twin.method.visible_attrs();
    let vis = &twin.item.vis;
    let unsafety = twin.unsafety();
    let ident = &twin.method.sig.ident;
    let elidable = twin.lifetimes.elidable;
    let generics = (!elidable).then(|| twin.erased_generics());
    let receiver = twin.erased_receiver();
    let inputs = twin.typed_inputs(place);
    let future = &twin.lifetimes.future;
    let output = if elidable {
        elided_output(twin, place)
    } else {
        twin.erased_output(place, future)
    };
    let mut predicates = if elidable { Vec::new() } else { outlives(twin) };
    predicates.extend(twin.user_predicates(place));
    predicates.extend(auto_bounds(twin, markers));
    let where_clause = where_clause(&predicates);
    let body = call(twin, &quote!(self));
    quote! {
        #(#attrs)*
        #[inline]
        #vis #unsafety fn #ident #generics(#receiver, #(#inputs),*) -> #output #where_clause {
            #body
        }
    }
}

pub(super) fn elided_output(twin: &Twin<'_>, place: Place<'_>) -> Type {
    let lifetime = syn::Lifetime::new("'_", proc_macro2::Span::mixed_site());
    let mut elided = Twin::new(twin.item, twin.method);
    elided.lifetimes.output = twin.method.output.clone();
    elided.erased_output(place, &lifetime)
}

/// Beside the erased method's own bounds, all associated types outlive the future.
fn outlives(twin: &Twin<'_>) -> Vec<WherePredicate> {
    let mut predicates = twin.outlives();
    if !predicates.is_empty() || twin.raw {
        let future = &twin.lifetimes.future;
        if twin.lifetimes.output.lifetime.is_none() {
            predicates.extend(twin.item.assocs.iter().map(|assoc| -> WherePredicate {
                let param = &assoc.param;
                parse_quote!(#param: #future)
            }));
        }
    }
    predicates
}

/// `Self: Sync` in a form that may also be false: the call is an error then, not the impl.
fn auto_bounds(twin: &Twin<'_>, markers: Markers) -> Vec<WherePredicate> {
    let krate = twin.krate();
    let needs = twin.method.needs;
    let any = &twin.item.names.pointer;
    let send = (needs.send && !markers.send)
        .then(|| parse_quote!(for<#any> Self: #krate::__private::IfSend<#any>));
    let sync = (needs.sync && !markers.sync)
        .then(|| parse_quote!(for<#any> Self: #krate::__private::IfSync<#any>));
    send.into_iter().chain(sync).collect()
}

/// The expression that calls the erased method on `receiver`, whatever that is.
pub(super) fn call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    match twin.method.output.kind {
        OutputKind::Async => lazy_call(twin, receiver),
        OutputKind::Future => eager_call(twin, receiver),
        OutputKind::Stream | OutputKind::Boxed | OutputKind::Value => erased_call(twin, receiver),
    }
}

/// The same in an impl for a reference. Its where clause may say `&'p P: Send`, which rustc would
/// then take for every `&P`, so the question whether the arguments are `Send` has no good answer.
pub(super) fn call_through_reference(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    match twin.method.output.kind {
        OutputKind::Async if twin.method.send => eager_call(twin, receiver),
        _ => call(twin, receiver),
    }
}

fn lazy_call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    let krate = twin.krate();
    let (this, start) = (Names::local("this"), Names::local("start"));
    let names = twin.names();
    let erased = erased_call(twin, &quote!(#this));
    let arguments = quote!((#receiver, #(#names),*));
    let thunk = quote!(|(#this, #(#names),*), #start| #erased);
    if twin.method.send {
        quote!(#krate::__private::Args::new(#arguments).call(#thunk))
    } else {
        quote!(#krate::LocalDynFuture::lazy(#arguments, #thunk))
    }
}

fn eager_call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    let start = Names::local("start");
    let name = twin.erased_name();
    let erased = erased_call(twin, receiver);
    quote!(#name::eager(move |#start| #erased))
}

fn erased_call(twin: &Twin<'_>, receiver: &TokenStream) -> TokenStream {
    let krate = twin.krate();
    let item = twin.item;
    let path = hidden_path(&item.names.erased, item, None);
    let path = if item.generics.params.is_empty() {
        path
    } else {
        quote!(<_ as #path>)
    };
    let method = &twin.erased;
    let names = twin.names();
    let start = twin
        .method
        .output
        .kind
        .is_future()
        .then(|| Names::local("start"));
    let start = start.into_iter().collect::<Vec<_>>();
    if !twin.raw {
        return twin.passing_on_unsafe(quote!(#path::#method(#receiver, #(#names,)* #(#start)*)));
    }
    let raw = Names::local("call");
    quote! {
        // SAFETY: the arguments and the answer are those of the method, with the associated types
        // that this `dyn` type shares with whoever implements it.
        unsafe { #krate::__private::call((#(#names,)* #(#start,)*), move |#raw| #path::#method(#receiver, #raw)) }
    }
}
