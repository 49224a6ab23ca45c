//! The expansion for editors and rustdoc: the trait as its author wrote it.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::visit::{self, Visit};
use syn::{
    FnArg, Generics, ItemTrait, Pat, ReturnType, Signature, TraitItem, TraitItemFn, Type,
    TypeImplTrait, TypeParamBound, parse_quote,
};

use super::generics::of_implementor;
use super::path::trait_path;
use super::pointers::implementor_bounds;
use super::sig::capture_own;
use super::{object, pointers};
use crate::attrs;
use crate::bounds::demands_sized;
use crate::model::Trait;

/// The user's own tokens, finished or not, without our attribute on a method.
pub(crate) fn as_written(item: TokenStream) -> TokenStream {
    let tokens = item.into_iter().map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let mut items = Group::new(Delimiter::Brace, without_ours(group.stream()));
            items.set_span(group.span());
            TokenTree::Group(items)
        }
        token => token,
    });
    tokens.collect()
}

// Input:
//     #[erase(boxed)] #[must_use] async fn get(&self);
// Output:
//     #[must_use] async fn get(&self);
fn without_ours(items: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in items {
        let is_pound =
            matches!(kept.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#');
        if is_pound && matches!(&token, TokenTree::Group(group) if is_ours(group)) {
            kept.pop();
        } else {
            kept.push(token);
        }
    }
    kept.into_iter().collect()
}

/// `[erase(..)]`, or by a path: `[erase_core::erase(..)]`.
fn is_ours(group: &Group) -> bool {
    let path = group.stream().into_iter();
    let last = path
        .take_while(|token| !matches!(token, TokenTree::Group(_)))
        .last();
    group.delimiter() == Delimiter::Bracket
        && matches!(last, Some(TokenTree::Ident(ident)) if ident == "erase")
}

// Input:
//     /// Keeps values.
//     pub trait Store { async fn get(&self, key: &str) -> u32; }
// Output:
//     /// Keeps values.
//     ///
//     /// `dyn Store` works. Implementors write `async fn`; its futures are `Send`.
//     pub trait Store { async fn get(&self, key: &str) -> u32 where Self: Sized; }
//     const _: () = {
//         #[doc(hidden)]
//         impl<P: Store + ?Sized> Store for &P { async fn get(&self, key: &str) -> u32 { loop {} } }
//     };
//
// rustdoc checks signatures, but no bodies. `where Self: Sized` is for signatures with `dyn Store` in
// them, and the impls are for those that ask whether `Box<dyn Store>` is a `Store`.
pub(crate) fn documented(item: &Trait, written: &ItemTrait) -> TokenStream {
    let declared = declared(item, written);
    let objects = object::markers(item);
    let pointers = forwards(item, written);
    let hidden = in_constant(item, &quote!(#objects #pointers));
    quote!(#declared #hidden)
}

/// The pointers that are implementors.
pub(super) fn forwards(item: &Trait, written: &ItemTrait) -> TokenStream {
    let impls = item.forwards.iter().map(|forward| {
        let ty = pointers::pointer_type(item, forward.pointer);
        let generics = pointers::generics(item, *forward, &ty);
        implementor(item, written, &generics, &ty, &item.names.pointee, item)
    });
    impls.collect()
}

/// The trait without documentation about `dyn`, if it is not dyn-compatible.
pub(crate) fn documented_alone(written: &ItemTrait) -> TokenStream {
    let mut written = written.clone();
    for function in functions(&mut written) {
        attrs::take_erase(&mut function.attrs);
        without_patterns(function);
    }
    written.into_token_stream()
}

// Output:
//     const _: () = {
//         #[doc(hidden)]
//         impl<X: Store> LocalStore for X { async fn get(&self, key: &str) -> u32 { loop {} } }
//     };
/// The impl of the local trait for every implementor of the trait.
pub(crate) fn local(item: &Trait, local: &Trait, written: &ItemTrait) -> TokenStream {
    let param = &item.names.implementor;
    let generics = of_implementor(item, param, implementor_bounds(item));
    let ty: Type = parse_quote!(#param);
    let hidden = implementor(local, written, &generics, &ty, param, item);
    in_constant(item, &hidden)
}

pub(super) fn in_constant(item: &Trait, hidden: &TokenStream) -> TokenStream {
    let (cfgs, krate) = (attrs::of_item(&item.attrs), &item.krate);
    let erase = &item.names.private;
    quote! {
        #(#cfgs)*
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private as #erase;
            #hidden
        };
    }
}

fn declared(item: &Trait, written: &ItemTrait) -> TokenStream {
    let mut written = written.clone();
    let asyncs = item
        .methods()
        .filter(|method| method.sig.asyncness.is_some());
    let sends: Vec<bool> = asyncs.map(|method| method.send).collect();
    let promise = match sends.iter().filter(|send| **send).count() {
        0 if sends.is_empty() => None,
        0 => Some("its futures need not be `Send`"),
        n if n == sends.len() => Some("its futures are `Send`"),
        _ => Some("its futures are `Send`, except those of some methods"),
    };
    if let Some(promise) = promise {
        let name = &written.ident;
        let line = format!(" `dyn {name}` works. Implementors write `async fn`; {promise}.");
        written.attrs.push(parse_quote!(#[doc = ""]));
        written.attrs.push(parse_quote!(#[doc = #line]));
    }
    for function in functions(&mut written) {
        attrs::take_erase(&mut function.attrs);
        if is_opaque(function) && !demands_sized(&function.sig.generics) {
            let clause = function.sig.generics.make_where_clause();
            let sized = parse_quote!(Self: ::core::marker::Sized);
            clause.predicates.push(sized);
        }
        without_patterns(function);
    }
    written.into_token_stream()
}

fn functions(item: &mut ItemTrait) -> impl Iterator<Item = &mut TraitItemFn> {
    item.items.iter_mut().filter_map(|entry| match entry {
        TraitItem::Fn(function) => Some(function),
        _ => None,
    })
}

/// Whether the method is not dyn-compatible as written.
fn is_opaque(function: &TraitItemFn) -> bool {
    struct Opaque(bool);
    impl Visit<'_> for Opaque {
        fn visit_type_impl_trait(&mut self, _: &TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut opaque = Opaque(function.sig.asyncness.is_some());
    visit::visit_return_type(&mut opaque, &function.sig.output);
    opaque.0
}

/// async-trait allows a pattern without a body; rustc does not.
fn without_patterns(function: &mut TraitItemFn) {
    if function.default.is_some() {
        return;
    }
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(input) = input {
            if !matches!(&*input.pat, Pat::Ident(_)) {
                *input.pat = parse_quote!(_);
            }
        }
    }
}

/// An impl of `item`, as it was written, for a type of which `param` implements `of`. The signatures are
/// the user's own ones: an impl may repeat the trait's.
fn implementor(
    item: &Trait,
    written: &ItemTrait,
    generics: &Generics,
    ty: &Type,
    param: &Ident,
    of: &Trait,
) -> TokenStream {
    let native = trait_path(of);
    implementing(item, written, generics, ty, Some(param), |name| {
        Some(quote!(<#param as #native>::#name))
    })
}

/// The same, with the type that each associated type is.
pub(super) fn implementing(
    item: &Trait,
    written: &ItemTrait,
    generics: &Generics,
    ty: &Type,
    param: Option<&Ident>,
    assoc_type: impl Fn(&Ident) -> Option<TokenStream>,
) -> TokenStream {
    let (path, unsafety) = (trait_path(item), &item.unsafety);
    let (parameters, _, clause) = generics.split_for_impl();
    let items = written.items.iter().filter_map(|entry| match entry {
        TraitItem::Fn(function)
            if demands_sized(&function.sig.generics) && function.default.is_some() =>
        {
            None
        }
        TraitItem::Fn(function) => {
            let cfgs = attrs::select(&function.attrs, &["cfg"]);
            let sig = captured(function.sig.clone(), param);
            Some(quote!(#(#cfgs)* #sig { loop {} }))
        }
        TraitItem::Type(assoc) => {
            let name = &assoc.ident;
            let (params, arguments, clause) = assoc.generics.split_for_impl();
            let ty = assoc_type(name)?;
            Some(quote!(type #name #params = #ty #arguments #clause;))
        }
        _ => None,
    });
    quote! {
        #[doc(hidden)]
        #unsafety impl #parameters #path for #ty #clause { #(#items)* }
    }
}

/// `use<Self>`, as it reads in an impl.
fn captured(mut sig: Signature, own: Option<&Ident>) -> Signature {
    if let (ReturnType::Type(_, ty), Some(own)) = (&mut sig.output, own) {
        if let Type::ImplTrait(opaque) = &mut **ty {
            for bound in &mut opaque.bounds {
                if let TypeParamBound::PreciseCapture(captures) = bound {
                    capture_own(captures, own);
                }
            }
        }
    }
    sig
}
