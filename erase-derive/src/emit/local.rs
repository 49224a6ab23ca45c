//! The local trait: the trait without `Send`, which every implementor of the trait implements.

use proc_macro2::TokenStream;
use quote::quote;

use super::generics::of_implementor;
use super::path::trait_path;
use super::plain;
use super::pointers::implementor_bounds;
use super::self_as::SelfAs;
use super::sig::Sig;
use crate::attrs;
use crate::model::{Item, Method, ReceiverKind, Trait};

// Output:
//     impl<X: Store> LocalStore for X {
//         fn get<'f>(&'f self, key: &'f str) -> impl Future<Output = u32> {
//             <X as Store>::get(self, key)
//         }
//     }
pub(crate) fn expand(item: &Trait, local: &Trait) -> TokenStream {
    let implementor = &item.names.implementor;
    // A default body's bound on `Self` holds here only if all implementors satisfy it.
    let generics = of_implementor(item, implementor, implementor_bounds(item));
    let (impl_generics, _, clause) = generics.split_for_impl();
    let (native, path) = (trait_path(item), trait_path(local));
    let unsafety = &item.unsafety;
    let target = quote!(<#implementor as #native>);
    let items = local.items.iter().map(|entry| match entry {
        Item::Type(assoc) => {
            let ident = &assoc.ident;
            let (params, arguments, clause) = assoc.generics.split_for_impl();
            quote!(type #ident #params = #target::#ident #arguments #clause;)
        }
        Item::Plain(plain) => plain::handed_on(plain, &target, quote!(self)),
        Item::Method(method) => method_impl(local, method, &target),
        Item::Other(_) => TokenStream::new(),
    });
    let items: Vec<TokenStream> = items.collect();
    let (cfgs, krate) = (attrs::of_item(&item.attrs), &item.krate);
    let erase = &local.names.private;
    quote! {
        #(#cfgs)*
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private as #erase;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            #unsafety impl #impl_generics #path for #implementor #clause {
                #(#items)*
            }
        };
    }
}

fn method_impl(local: &Trait, method: &Method, target: &TokenStream) -> TokenStream {
    let sig = Sig::inside(local, method, SelfAs::Itself);
    let receiver = method.receiver.as_ref().map(|own| match own.kind {
        ReceiverKind::Value => quote!(self),
        _ => sig.receiver(),
    });
    let this = receiver.as_ref().map(|_| quote!(self,));
    let own = &local.names.implementor;
    let output = sig.native_output(&method.lifetimes.output, Some(own));
    let signature = sig.implemented(receiver, output);
    let (ident, names) = (&method.sig.ident, sig.names());
    let call = sig.passing_on_unsafe(quote!(#target::#ident(#this #(#names),*)));
    quote!(#signature { #call })
}
