//! Erased methods under the user's names for code that does not know whether `Self` has a size.
//!
//! The default body of an ordinary method is there for `dyn Trait` too, so the trait's own `async fn`s
//! drop out as they do on `dyn`. For a `&Self` the impl for references steps in. Where there is none,
//! the body gets a trait of its own to find them in.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::Stmt;

use super::dispatch;
use super::generics::{of_implementor, of_trait};
use super::path::trait_path;
use super::self_as::SelfAs;
use super::sig::Sig;
use crate::attr::{Forward, Pointee, Pointer};
use crate::model::{AutoTraits, Method, Plain, ReceiverKind, Trait};
use crate::names::Names;

// Input:
//     fn get_all(&self) -> BoxFuture<'_, u32> { Box::pin(async { self.get("a").await }) }
// Output:
//     fn get_all(&self) -> BoxFuture<'_, u32> {
//         trait __OnSelf: Store { fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> { .. } }
//         impl<P: Store + ?Sized> __OnSelf for P {}
//         Box::pin(async { self.get("a").await })
//     }
pub(super) fn plain_body(item: &Trait, plain: &Plain) -> TokenStream {
    let called = called(item, plain);
    let mut function = plain.function.clone();
    if let Some(block) = function.default.as_mut().filter(|_| !called.is_empty()) {
        let path = trait_path(item).into_token_stream();
        let on_self = Stmt::Item(syn::Item::Verbatim(on_self(item, &called, &path)));
        block.stmts.insert(0, on_self);
    }
    function.into_token_stream()
}

/// A trait that has the methods, and that every `P: ?Sized` implements which implements what `path`
/// names.
pub(crate) fn on_self(item: &Trait, called: &[&Method], path: &TokenStream) -> TokenStream {
    let name = Names::local("__OnSelf");
    let methods = called.iter().map(|method| {
        let sig = Sig::outside(item, method);
        let signature = sig.on_object(sig.receiver());
        let [args, this] = ["args", "this"].map(Names::local);
        let (names, body) = (sig.names(), dispatch::body(&sig, &quote!(Self)));
        quote! {
            #signature {
                let #this = self;
                let #args = (#this, #(#names,)*);
                #body
            }
        }
    });
    let generics = of_trait(item, SelfAs::Itself);
    let (params, arguments, where_clause) = generics.split_for_impl();
    let pointee = &item.names.pointee;
    let bounds = quote!(#path + ?::core::marker::Sized);
    let of_impl = of_implementor(item, pointee, bounds);
    let (impl_params, _, impl_clause) = of_impl.split_for_impl();
    quote! {
        trait #name #params: #path #where_clause {
            #(#methods)*
        }
        impl #impl_params #name #arguments for #pointee #impl_clause {}
    }
}

/// The methods that an ordinary body may call, and would not find.
fn called<'a>(item: &'a Trait, plain: &Plain) -> Vec<&'a Method> {
    let Some(block) = plain.function.default.as_ref().filter(|_| !plain.sized) else {
        return Vec::new();
    };
    let reference = Forward {
        pointer: Pointer::Ref,
        pointee: Pointee::Any,
    };
    let by_reference = item.needs() == AutoTraits::NONE && item.forwards.contains(&reference);
    let is_lost = |method: &&Method| {
        let kind = method.receiver_kind();
        !(kind == ReceiverKind::Ref && by_reference || kind == ReceiverKind::Value)
    };
    let body = block.to_token_stream();
    let is_called = |method: &&Method| mentions(body.clone(), &method.sig.ident);
    item.erased_methods()
        .filter(is_lost)
        .filter(is_called)
        .collect()
}

/// Whether a method is called there, as far as tokens can tell: `.name` or `::name`.
fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    let mut after_punct = false;
    tokens.into_iter().any(|token| {
        let is_call = after_punct && matches!(&token, TokenTree::Ident(ident) if ident == name);
        after_punct =
            matches!(&token, TokenTree::Punct(punct) if matches!(punct.as_char(), '.' | ':'));
        match token {
            TokenTree::Group(group) => mentions(group.stream(), name),
            _ => is_call,
        }
    })
}
