//! Erased methods under the user's names, for code that does not know whether `Self` is sized.
//!
//! The default body of an ordinary method is there for `dyn Trait` too, so the trait's own `async fn`s
//! drop out as they do on `dyn`. For a `&Self` the impl for references steps in. Where there is none,
//! the body gets a trait of its own to find them in.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{GenericParam, LifetimeParam, Stmt, Token, Type};

use super::dispatch::{self, Own};
use super::generics::{of_implementor, of_trait, push_param, push_where};
use super::path::trait_path;
use super::self_as::SelfAs;
use super::sig::{Sig, Signature};
use crate::attr::{Forward, Pointee, Pointer};
use crate::attrs;
use crate::find;
use crate::model::{AutoTraits, Method, Plain, ReceiverKind, Trait};
use crate::names::Names;
use crate::syntax::outlives;

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
fn on_self(item: &Trait, called: &[&Method], path: &TokenStream) -> TokenStream {
    let own = Own::Named(quote!(Self));
    let methods = called.iter().map(|method| {
        let sig = Sig::outside(item, method);
        function(&sig, sig.receiver(), &quote!(self), &own)
    });
    declare(item, &on_self_name(), path, &methods.collect())
}

/// The same for an impl of the trait, which has neither the hidden trait's name nor, perhaps, a hidden
/// trait: one that `dyn` cannot have needs none, for its own methods are found.
pub(crate) fn in_impl(
    item: &Trait,
    called: &[&Method],
    path: &TokenStream,
    vis: Option<&Token![pub]>,
) -> TokenStream {
    let methods = called.iter().map(|method| {
        let sig = Sig::outside(item, method);
        function(&sig, sig.receiver(), &quote!(self), &Own::Bound)
    });
    let methods: TokenStream = methods.collect();
    let on_self = declare(item, &on_self_name(), path, &methods);
    let names = called.iter();
    let names = names.map(|method| Names::erased_method(&method.sig.ident));
    quote! {
        #[allow(dead_code)]
        #vis #on_self
        #[allow(dead_code)]
        trait __Nothing {
            #(fn #names<T, A, S, R>(_: T, _: A, _: S) -> R {
                const { ::core::panic!("the trait has this method on concrete types only") }
            })*
        }
        impl<P: ?::core::marker::Sized> __Nothing for P {}
    }
}

/// The name of that trait.
pub(crate) fn on_self_name() -> Ident {
    Names::local("__OnSelf")
}

// Output, beside the trait:
//     pub trait __UnsizedStore<'p, P: Store + ?Sized> {
//         fn get<'f>(&self, key: &'f str) -> DynFuture<'f, u32> where 'p: 'f;
//     }
//     impl<'p, P: Store + ?Sized> __UnsizedStore<'p, P> for &'p P { .. }
/// A trait for generic code in the same module, `store: &S` where `S: ?Sized`. A call finds the trait's
/// own method first where `S` has a size, and by auto-ref this one where it may have none.
pub(crate) fn sibling(item: &Trait) -> TokenStream {
    let by_reference = |method: &&Method| method.receiver_kind() == ReceiverKind::Ref;
    let methods: Vec<&Method> = item.erased_methods().filter(by_reference).collect();
    if methods.is_empty() {
        return TokenStream::new();
    }
    let names = &item.names;
    let (pointee, pointer) = (&names.pointee, &names.pointer);
    let declarations = methods.iter().map(|method| {
        let signature = of_reference(item, method).0;
        quote!(#signature;)
    });
    let bodies = methods.iter().map(|method| {
        let (signature, sig) = of_reference(item, method);
        let body = made(&sig, &quote!(*self), &Own::Named(pointee.to_token_stream()));
        quote!(#signature { #body })
    });
    let bounds = {
        let path = trait_path(item);
        quote!(#path + ?::core::marker::Sized)
    };
    let mut generics = of_implementor(item, pointee, bounds);
    push_param(
        &mut generics,
        GenericParam::Lifetime(LifetimeParam::new(pointer.clone())),
    );
    let (params, arguments, clause) = generics.split_for_impl();
    let (cfgs, vis, name) = (attrs::of_item(&item.attrs), &item.vis, &names.unsized_);
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(dead_code)]
        #vis trait #name #params #clause {
            #(#declarations)*
        }
        #(#cfgs)*
        #[doc(hidden)]
        impl #params #name #arguments for &#pointer #pointee #clause {
            #(#bodies)*
        }
    }
}

/// A method as one of `&'p P`, whose `self` is that reference.
fn of_reference<'a>(item: &'a Trait, method: &'a Method) -> (Signature, Sig<'a>) {
    let sig = Sig::on_pointee(item, method, &item.names.pointee);
    let mut signature = sig.on_object(quote!(&self));
    if let Some(Type::Reference(receiver)) = &method.lifetimes.receiver {
        let lifetime = receiver.lifetime.iter();
        let outlives = lifetime.map(|lifetime| outlives(&item.names.pointer, lifetime));
        push_where(&mut signature.generics, outlives);
    }
    (signature, sig)
}

fn function(sig: &Sig<'_>, receiver: TokenStream, this: &TokenStream, own: &Own) -> TokenStream {
    let (signature, body) = (sig.on_object(receiver), made(sig, this, own));
    quote!(#signature { #body })
}

/// The erased call with `this` as the receiver.
pub(super) fn made(sig: &Sig<'_>, this: &TokenStream, own: &Own) -> TokenStream {
    let [args, local] = ["args", "this"].map(Names::local);
    let (private, names, body) = (&sig.private, sig.names(), dispatch::body(sig, own));
    quote! {
        #[allow(unused_imports)]
        use #private::EagerCall as _;
        let #local = #this;
        let #args = #private::Held::<'_, _>::new((#local, (#(#names,)*)));
        #body
    }
}

fn declare(item: &Trait, name: &Ident, path: &TokenStream, methods: &TokenStream) -> TokenStream {
    let generics = of_trait(item, SelfAs::Itself);
    let (params, arguments, where_clause) = generics.split_for_impl();
    let pointee = &item.names.pointee;
    let bounds = quote!(#path + ?::core::marker::Sized);
    let of_impl = of_implementor(item, pointee, bounds);
    let (impl_params, _, impl_clause) = of_impl.split_for_impl();
    quote! {
        trait #name #params: #path #where_clause {
            #methods
        }
        impl #impl_params #name #arguments for #pointee #impl_clause {}
    }
}

/// The methods that an ordinary body may call, but would not find.
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
pub(crate) fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    find::any_token(tokens, &mut |before, tree| {
        find::ends_in(before, &['.', ':'])
            && matches!(tree, TokenTree::Ident(ident) if ident == name)
    })
}
