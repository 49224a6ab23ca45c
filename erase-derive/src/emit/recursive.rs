//! The default body of a method that calls itself.
//!
//! A future that holds another of its own kind has no size, and rustc lets no body that defines an
//! `impl Future` ask whether that is `Send`. So the body moves to a trait of its own, and is erased there.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::Block;

use super::body;
use super::generics::{of_implementor, of_trait, push_where};
use super::path::trait_path;
use super::self_as::SelfAs;
use super::sig::Sig;
use crate::model::{Method, Trait};
use crate::names::Names;
use crate::syntax::{bounded, self_type};

// Input:
//     async fn visit(&mut self, tree: &Tree) -> u32 { body }
// Output:
//     {
//         trait __Recursive: Visitor {
//             fn recursive<'f>(&'f mut self, tree: &'f Tree) -> DynFuture<'f, u32> where Self: Sized {
//                 DynFuture::with_storage(async move { body })
//             }
//         }
//         impl<P: Visitor + ?Sized> __Recursive for P {}
//         async move { <Self as __Recursive>::recursive(self, tree).await }
//     }
/// `sized`: whether the trait's methods ask for a size.
pub(super) fn expand(item: &Trait, method: &Method, block: &Block, sized: bool) -> TokenStream {
    let [name, function] = ["__Recursive", "recursive"].map(Names::local);
    let sig = Sig::outside(item, method);
    let mut signature = sig.on_object(receiver(&sig));
    signature.ident = function.clone();
    let sized = sized.then(|| bounded(self_type(), quote!(::core::marker::Sized)));
    push_where(&mut signature.generics, sized);
    let own = sig.names();
    let written: Vec<&Ident> = method.inputs.iter().map(|input| &input.ident).collect();
    let inner = body::expand(&item.krate, method, block);
    let (private, future) = (&sig.private, sig.future_name());
    let generics = of_trait(item, SelfAs::Itself);
    let (params, arguments, where_clause) = generics.split_for_impl();
    let path = trait_path(item);
    let pointee = &item.names.pointee;
    let of_impl = of_implementor(item, pointee, quote!(#path + ?::core::marker::Sized));
    let (impl_params, _, impl_clause) = of_impl.split_for_impl();
    let self_token = method.receiver.as_ref().map(|receiver| receiver.self_token);
    quote! {
        {
            trait #name #params: #path #where_clause {
                #signature {
                    #(#[allow(unused_variables)] let #written = #own;)*
                    #private::#future::with_storage(#inner)
                }
            }
            impl #impl_params #name #arguments for #pointee #impl_clause {}
            async move { <Self as #name #arguments>::#function(#self_token, #(#written),*).await }
        }
    }
}

/// With the user's own `self`, which the body names.
fn receiver(sig: &Sig<'_>) -> TokenStream {
    let Some(receiver) = &sig.method.receiver else {
        return TokenStream::new();
    };
    let tokens = sig.receiver().into_iter().map(|token| match token {
        TokenTree::Ident(mut ident) if ident == "self" => {
            ident.set_span(receiver.self_token.span);
            TokenTree::Ident(ident)
        }
        token => token,
    });
    let tokens: TokenStream = tokens.collect();
    let mutability = receiver.mutability;
    quote!(#mutability #tokens)
}
