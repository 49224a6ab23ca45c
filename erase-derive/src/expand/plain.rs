//! Ordinary methods, as an impl hands them on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{FnArg, Pat, Signature, TraitItemFn};

use super::forward::reborrowed;
use super::path::trait_path;
use crate::attrs;
use crate::model::Trait;
use crate::names::Names;
use crate::parse::receiver_kind_of;

/// The signature of an ordinary method as an impl says it, and the names of its arguments.
pub(super) fn signature(function: &TraitItemFn) -> (Signature, Vec<Ident>) {
    let mut sig = function.sig.clone();
    let mut names = Vec::new();
    for (n, input) in sig.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                receiver.attrs.clear();
                receiver.mutability = None;
                // Ours, as in the body: the user's may be known only where a macro got it from.
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
    (sig, names)
}

/// An ordinary method: `<P as Store>::name(pointee(self))`.
pub(super) fn through_pointer(item: &Trait, function: &TraitItemFn) -> TokenStream {
    let cfgs = attrs::of_twin(&function.attrs);
    let (sig, names) = signature(function);
    let kind = receiver_kind_of(&function.sig);
    let receiver = reborrowed(item, kind);
    let (pointee, path, ident) = (&item.names.pointee, trait_path(item), &sig.ident);
    let call = quote!(<#pointee as #path>::#ident(#receiver, #(#names),*));
    let call = match sig.safety {
        syn::Safety::Unsafe(_) => quote!(unsafe { #call }),
        _ => call,
    };
    quote! {
        #(#cfgs)*
        #sig { #call }
    }
}
