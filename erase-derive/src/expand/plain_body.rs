//! Default bodies of ordinary methods, in which erased methods are called on `Self`.
//!
//! Such a body is there for `dyn Trait` too, so it does not know whether `Self` has a size, and the
//! trait's own `async fn`s drop out as they do on `dyn`. For a `&Self` the forward steps in. Where
//! there is none, the body gets a trait of its own to find them in.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Stmt, TraitItemFn};

use super::path::trait_path;
use super::place::{Place, with_substitution};
use super::twin::Twin;
use super::{dispatch, impl_generics, push_param};
use crate::bounds::demands_sized;
use crate::model::{Dispatch, Forward, Needs, Pointer, ReceiverKind, Route, Trait};
use crate::names::Names;
use crate::syntax::type_param;

// Input:
//     fn get_all(&self) -> BoxFuture<'_, u32> { Box::pin(async { self.get("a").await }) }
// Output:
//     fn get_all(&self) -> BoxFuture<'_, u32> {
//         trait __OnSelf: Store {
//             fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> { .. }   // as on `dyn Store`
//         }
//         impl<P: Store + ?Sized> __OnSelf for P {}
//         Box::pin(async { self.get("a").await })
//     }
pub(super) fn expand(
    item: &Trait,
    function: &TraitItemFn,
    twins: &[Twin<'_>],
    forwards: &[Forward],
) -> TokenStream {
    let called = called(item, function, twins, forwards);
    let mut function = function.clone();
    if let Some(block) = function.default.as_mut().filter(|_| !called.is_empty()) {
        let on_self = Stmt::Item(syn::Item::Verbatim(on_self(item, &called)));
        block.stmts.insert(0, on_self);
    }
    function.into_token_stream()
}

fn on_self(item: &Trait, called: &[&Twin<'_>]) -> TokenStream {
    let methods = called.iter().map(|twin| method(twin));
    let name = Names::local("__OnSelf");
    let path = trait_path(item);
    let mut generics = with_substitution(item, Place::Native, |substitution| {
        impl_generics(item, substitution)
    });
    let (params, arguments, where_clause) = generics.split_for_impl();
    let declaration = quote! {
        trait #name #params: #path #where_clause {
            #(#methods)*
        }
    };
    let arguments = arguments.into_token_stream();
    let pointee = &item.names.pointee;
    let bounds = quote!(#path + ?::core::marker::Sized);
    push_param(&mut generics, type_param(pointee, bounds));
    let (params, _, where_clause) = generics.split_for_impl();
    quote! {
        #declaration
        impl #params #name #arguments for #pointee #where_clause {}
    }
}

/// The methods that an ordinary body may call, and would not find.
fn called<'t, 'a>(
    item: &Trait,
    function: &TraitItemFn,
    twins: &'t [Twin<'a>],
    forwards: &[Forward],
) -> Vec<&'t Twin<'a>> {
    let Some(block) = &function.default else {
        return Vec::new();
    };
    if demands_sized(&function.sig.generics) {
        return Vec::new();
    }
    let reference = Forward {
        pointer: Pointer::Ref,
        route: Route::Erased,
    };
    let by_reference = item.needs() == Needs::default() && forwards.contains(&reference);
    let lost = twins.iter().filter(|twin| {
        let kind = twin.receiver_kind();
        let found = kind == ReceiverKind::Ref && by_reference || kind == ReceiverKind::Value;
        twin.method.dispatch == Dispatch::Erased && !found
    });
    let lost: Vec<_> = lost.collect();
    if lost.is_empty() {
        return lost;
    }
    let body = block.to_token_stream();
    lost.into_iter()
        .filter(|twin| mentions(body.clone(), &twin.method.sig.ident))
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

fn method(twin: &Twin<'_>) -> TokenStream {
    let place = Place::Native;
    let cfgs = &twin.cfgs;
    let unsafety = twin.unsafety();
    let ident = &twin.method.sig.ident;
    let mut predicates = twin.outlives();
    predicates.extend(twin.user_predicates(place));
    predicates.extend(twin.auto_bounds());
    let generics = twin.erased_generics(predicates);
    let where_clause = &generics.where_clause;
    let receiver = twin.named_receiver();
    let (names, types) = (&twin.names, twin.named_types(place));
    let output = twin.erased_output(place, &twin.lifetimes.future);
    let body = dispatch::body(twin, &quote!(self));
    quote! {
        #(#cfgs)*
        #unsafety fn #ident #generics(#receiver, #(#names: #types),*) -> #output #where_clause {
            #body
        }
    }
}
