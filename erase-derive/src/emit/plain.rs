//! Ordinary methods, as a forwarding impl has them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{FnArg, Pat};

use super::sig::passing_on_unsafe;
use crate::attrs;
use crate::model::Plain;
use crate::names::Names;

/// The method of an impl, which calls `target` with `receiver`.
pub(super) fn handed_on(plain: &Plain, target: &TokenStream, receiver: TokenStream) -> TokenStream {
    let mut sig = plain.function.sig.clone();
    let mut names: Vec<Ident> = Vec::new();
    for (n, input) in sig.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                receiver.attrs.clear();
                receiver.mutability = None;
                // The macro's own name, as in the body: hygiene may hide the user's name here.
                receiver.self_token.span = Span::call_site();
            }
            FnArg::Typed(input) => {
                input.attrs.clear();
                let name = match &*input.pat {
                    Pat::Ident(pat) => pat.ident.clone(),
                    _ => Names::argument(n),
                };
                *input.pat = Pat::Verbatim(name.to_token_stream());
                names.push(name);
            }
        }
    }
    let attrs = attrs::of_generated(&plain.function.attrs, names.len());
    let ident = &sig.ident;
    let receiver = sig.receiver().map(|_| receiver).into_iter();
    let is_unsafe = matches!(sig.safety, syn::Safety::Unsafe(_));
    let call = passing_on_unsafe(
        is_unsafe,
        quote!(#target::#ident(#(#receiver,)* #(#names),*)),
    );
    quote!(#(#attrs)* #sig { #call })
}
