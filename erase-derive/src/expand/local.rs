//! The local trait: the trait without `Send`, which every implementor of the trait implements.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use super::call::native_output_in;
use super::forward::pointee_bounds;
use super::path::trait_path;
use super::place::{Place, where_clause, with_substitution};
use super::twin::Twin;
use super::{impl_generics, plain, push_param};
use crate::attrs;
use crate::model::{Item, Method, ReceiverKind, Trait};
use crate::syntax::type_param;

// Output:
//     impl<X: Store> LocalStore for X {
//         fn get<'f>(&'f self, key: &'f str) -> impl Future<Output = u32> {
//             <X as Store>::get(self, key)
//         }
//     }
pub(crate) fn expand(item: &Trait, local: &Trait) -> TokenStream {
    let implementor = &item.names.implementor;
    let place = Place::Param(implementor);
    let mut generics = with_substitution(item, place, |substitution| {
        impl_generics(item, substitution)
    });
    let native = trait_path(item);
    // What a default body demands of `Self` is known here only if all implementors have it.
    let bounds = pointee_bounds(item);
    push_param(&mut generics, type_param(implementor, bounds));
    let (impl_generics, _, clause) = generics.split_for_impl();
    let path = trait_path(local);
    let unsafety = &item.unsafety;
    let target = quote!(<#implementor as #native>);
    let items = local.items.iter().filter_map(|entry| match entry {
        Item::Type(assoc) => {
            let ident = &assoc.ident;
            let (params, arguments, clause) = assoc.generics.split_for_impl();
            Some(quote!(type #ident #params = #target::#ident #arguments #clause;))
        }
        Item::Plain(function) => {
            let (sig, names) = plain::signature(function);
            let cfgs = attrs::of_twin(&function.attrs);
            let ident = &sig.ident;
            let receiver = sig.receiver().map(|_| quote!(self,));
            let call = quote!(#target::#ident(#receiver #(#names),*));
            let call = if let syn::Safety::Unsafe(_) = sig.safety {
                quote!(unsafe { #call })
            } else {
                call
            };
            Some(quote!(#(#cfgs)* #sig { #call }))
        }
        Item::Method(method) => Some(method_impl(local, method, &target)),
        Item::Other(_) => None,
    });
    let items: Vec<TokenStream> = items.collect();
    let cfgs = attrs::select(&item.attrs, &["cfg"]);
    quote! {
        #(#cfgs)*
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        #unsafety impl #impl_generics #path for #implementor #clause {
            #(#items)*
        }
    }
}

fn method_impl(local: &Trait, method: &Method, target: &TokenStream) -> TokenStream {
    let twin = Twin::new(local, method);
    let place = Place::Native;
    let cfgs = &twin.cfgs;
    let unsafety = twin.unsafety();
    let ident = &method.sig.ident;
    let generics = if twin.lifetimes.elidable {
        Cow::Borrowed(&method.sig.generics)
    } else {
        Cow::Owned(twin.generics())
    };
    let receiver = method
        .receiver
        .as_ref()
        .map(|receiver| match receiver.kind {
            ReceiverKind::Value => quote!(self,),
            _ => {
                let receiver = twin.receiver();
                quote!(#receiver,)
            }
        });
    let this = method.receiver.as_ref().map(|_| quote!(self,));
    let types = twin.types(place);
    let output = native_output_in(&twin, place, std::slice::from_ref(&local.names.implementor));
    let mut predicates = twin.user_predicates(place);
    predicates.extend(twin.auto_bounds());
    let clause = where_clause(predicates);
    let names = &twin.names;
    let call = twin.passing_on_unsafe(quote!(#target::#ident(#this #(#names),*)));
    quote! {
        #(#cfgs)*
        #unsafety fn #ident #generics(#receiver #(#names: #types),*) -> #output #clause { #call }
    }
}
