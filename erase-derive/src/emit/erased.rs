//! The hidden, dyn-compatible supertrait, and its blanket impl for every implementor.
//!
//! It cannot name an associated type of the trait. A method whose signature does is erased by the
//! trait's own provided method instead, where `Self::Key` has its name; and that finds what to call,
//! which only a sized type has, by the hidden trait. See [`RawFn`](erase_core::__private::RawFn).

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit::Visit as _;

use super::generics;
use super::path::{erased_path, trait_path};
use super::self_as::SelfAs;
use super::sig::Sig;
use crate::attrs;
use crate::model::{Method, OutputKind, ReceiverKind, Trait};
use crate::names::Names;
use crate::subst::Mentions;
use crate::syntax::retain;

// Output:
//     pub trait __ErasedStore {
//         fn __erased_get<'f>(&'f self, args: Held<'f, (&'f str,)>, start: Start<'_, 'f, u32>) -> Poll<u32>;
//         fn __raw_find(&self) -> RawFn;
//     }
pub(super) fn declaration(item: &Trait) -> TokenStream {
    let (vis, name) = (&item.vis, &item.names.erased);
    let mut generics = generics::of_trait(item, SelfAs::Itself);
    if let Some(clause) = &mut generics.where_clause {
        retain(&mut clause.predicates, |predicate| {
            let found = Mentions::by(|found| found.visit_where_predicate(predicate));
            !found.has_assoc() && !found.bare_self
        });
    }
    let where_clause = &generics.where_clause;
    let message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`";
    let cfgs = attrs::of_item(&item.attrs);
    let methods = item.erased_methods().map(|method| {
        let sig = Sig::outside(item, method);
        if method.projects {
            finder(&sig)
        } else {
            let erased = sig.erased();
            quote!(#erased)
        }
    });
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "has no size",
            note = "implement it for `&{Self}` or `Box<{Self}>`"
        )]
        #vis trait #name #generics #where_clause {
            #(#methods;)*
        }
    }
}

fn finder(sig: &Sig<'_>) -> TokenStream {
    let name = Names::raw_method(&sig.method.sig.ident);
    let (cfgs, private) = (sig.attrs(), &sig.private);
    let needs: Vec<_> = sig.needs().collect();
    let clause = (!needs.is_empty()).then(|| quote!(where #(#needs),*));
    quote!(#(#cfgs)* fn #name(&self) -> #private::RawFn #clause)
}

// Output:
//     impl<X: Store> __ErasedStore for X {
//         fn __erased_get<'f>(&'f self, args: Held<'f, (&'f str,)>, start: Start<'_, 'f, u32>) -> Poll<u32> {
//             let (key,) = args.args;
//             start.run(<X as Store>::get(self, key))
//         }
//         fn __raw_find(&self) -> RawFn { .. }
//     }
pub(super) fn blanket(item: &Trait) -> TokenStream {
    let implementor = &item.names.implementor;
    let path = trait_path(item);
    // Ends with a token of ours: rustc offers to declare a missing type behind the user's last one.
    let bounds = quote!(#path + ::core::marker::Sized);
    let generics = generics::of_implementor(item, implementor, bounds);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let erased = erased_path(item);
    let methods = item.erased_methods().map(|method| {
        let sig = Sig::inside(item, method, SelfAs::Param(implementor));
        if method.projects {
            return raw(&sig);
        }
        let this = match method.receiver_kind() {
            ReceiverKind::Value => quote!(*self),
            _ => quote!(self),
        };
        let (erased, body) = (sig.erased(), native_call(&sig, &this));
        quote!(#erased { #body })
    });
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl #impl_generics #erased for #implementor #where_clause {
            #(#methods)*
        }
    }
}

/// Calls the user's method, and starts the future, or erases another return value.
fn native_call(sig: &Sig<'_>, this: &TokenStream) -> TokenStream {
    let (item, private) = (sig.item, &sig.private);
    let (path, method) = (trait_path(item), &sig.method.sig.ident);
    let implementor = &item.names.implementor;
    let (args, start) = (Names::local("args"), Names::local("start"));
    let names = sig.names();
    let call = quote!(<#implementor as #path>::#method(#this, #(#names),*));
    let call = sig.passing_on_unsafe(call);
    let value = match sig.method.output.kind {
        OutputKind::Async | OutputKind::Future => quote!(#start.run(#call)),
        OutputKind::Stream => quote!(#private::Box::pin(#call)),
        OutputKind::Boxed => quote!(#private::Box::new(#call)),
        OutputKind::Value => call,
    };
    quote! {
        let (#(#names,)*) = #args.args;
        #value
    }
}

// Output:
//     fn __raw_find(&self) -> RawFn {
//         fn find<'f, X: Repo>(this: &'f X, args: Held<'f, (&'f X::Key,)>, start: Start<'_, 'f, u32>) -> Poll<u32> {
//             let (key,) = args.args;
//             start.run(<X as Repo>::find(this, key))
//         }
//         RawFn::new(<X as Repo>::__erased_find, find::<X>)
//     }
fn raw(sig: &Sig<'_>) -> TokenStream {
    let (item, private) = (sig.item, &sig.private);
    let (path, implementor) = (trait_path(item), &item.names.implementor);
    let finder = finder(sig);
    let this = Names::local("this");
    let this = match sig.method.receiver_kind() {
        ReceiverKind::Value => quote!(*#this),
        _ => quote!(#this),
    };
    let (function, body) = (sig.erased_function(implementor), native_call(sig, &this));
    let (name, erased) = (&function.ident, sig.erased_name());
    let params = function
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            syn::GenericParam::Lifetime(_) => None,
            syn::GenericParam::Type(param) => Some(&param.ident),
            syn::GenericParam::Const(param) => Some(&param.ident),
        });
    quote! {
        #finder {
            #function { #body }
            #private::RawFn::new(<#implementor as #path>::#erased, #name::<#(#params),*>)
        }
    }
}

// Output, in the trait itself:
//     fn __erased_find<'f>(&'f self, args: Held<'f, (&'f Self::Key,)>, start: Start<'_, 'f, u32>) -> Poll<u32> {
//         let raw = <Self as __ErasedRepo>::__raw_find(pointee(&self));
//         unsafe { RawFn::call::<Self, _, _, _, _>(raw, self, args, start) }
//     }
pub(super) fn provided(item: &Trait, method: &Method) -> TokenStream {
    let sig = Sig::outside(item, method);
    let private = &sig.private;
    let (hidden, finder) = (erased_path(item), Names::raw_method(&method.sig.ident));
    let [raw, args, start] = ["raw", "args", "start"].map(Names::local);
    let start = if method.output.kind.is_future() {
        quote!(#start)
    } else {
        quote!(())
    };
    let mut erased = sig.erased();
    if !method.output.kind.is_future() {
        // Only the types of the two functions are compared.
        let ignored = Names::local("_start");
        erased.inputs.pop();
        erased.inputs.push(quote!(#ignored: ()));
    }
    quote! {
        #[doc(hidden)]
        #erased {
            let #raw = <Self as #hidden>::#finder(#private::pointee(&self));
            // SAFETY:
            // - a `Self` with a size has the hidden trait by the blanket impl alone, which made
            //   `raw` of a function that rustc has found to have the type of this method;
            // - that is a function item, so generic in its lifetimes, with this where clause.
            unsafe { #private::RawFn::call::<Self, _, _, _, _>(#raw, self, #args, #start) }
        }
    }
}
