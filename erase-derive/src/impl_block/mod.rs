//! The attribute on an impl. It rewrites code that compiled with boxed futures, and would not as native code.
//!
//! Most methods stay unchanged. A method that calls itself is boxed, one of a generic impl declares its
//! future `Send`, and one whose impl has a lifetime that only a bound names returns a
//! `Pin<Box<dyn Future>>`.

mod body;
mod declared;
mod functions;
mod lifetimes;
mod pointee;
mod recursion;
mod unsized_calls;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Attribute, FnArg, GenericParam, ImplItemFn, ItemImpl, Meta, Type};

use crate::attr::TraitAttr;
use crate::emit;
use crate::errors::Errors;
use crate::find;
use crate::syntax::last_name;
use functions::methods_mut;
pub(crate) use recursion::mark_recursive;
use unsized_calls::Added;

/// The rewritten form of an `async fn`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `-> impl Future + Send`.
    Declared,
    /// The same, with a box inside.
    Boxed,
    /// `-> Pin<Box<dyn Future + Send + 'f>>`.
    Refined,
}

/// The impl, or its original tokens if nothing changes.
pub(crate) fn expand(args: TokenStream, mut item: ItemImpl, tokens: TokenStream) -> TokenStream {
    if item.trait_.is_none() {
        return tokens;
    }
    let attr = said(args.clone());
    let recursive = recursion::to_box(&item);
    let is_generic = item.generics.type_params().next().is_some();
    let is_unconstrained = has_unconstrained_lifetime(&item);
    let added = unsized_calls::expand(&mut item, args);
    let mut is_changed = !matches!(added, Added::Nothing);
    for method in methods_mut(&mut item) {
        let is_local = take_not_send(&mut method.attrs);
        is_changed |= is_local;
        let shape = match () {
            () if is_unconstrained && lifetimes::can_unify(&method.sig) => Shape::Refined,
            () if recursive.boxed.contains(&method.sig.ident) => Shape::Boxed,
            () if is_generic || recursive.all.contains(&method.sig.ident) => Shape::Declared,
            () if leaves_reference(method) => Shape::Declared,
            () => continue,
        };
        body::rewrite(method, shape, &attr, is_local);
        is_changed = true;
    }
    match added {
        Added::Module(module) => quote! {
            const _: () = {
                #module
                #item
            };
        },
        _ if is_changed => item.into_token_stream(),
        _ => tokens,
    }
}

/// The arguments of the attribute. Those that apply to a trait are no error here.
fn said(args: TokenStream) -> TraitAttr {
    TraitAttr::from_tokens(args, &mut Errors::default())
}

// Input:
//     #[inline] #[erase(?Send)]
// Output:
//     #[inline]
/// Removes a method's own `#[erase(?Send)]`. Returns whether there was one.
fn take_not_send(attrs: &mut Vec<Attribute>) -> bool {
    let before = attrs.len();
    attrs.retain(|attr| match &attr.meta {
        Meta::List(list) if last_name(&list.path).is_some_and(|name| name == "erase") => {
            said(list.tokens.clone()).method.not_send.is_none()
        }
        _ => true,
    });
    attrs.len() < before
}

// Input:
//     async fn look(&self, _: &dyn Any) {}
/// Whether a native future would hold an unused reference that may not be `Send`, unlike `&str`.
fn leaves_reference(method: &ImplItemFn) -> bool {
    let is_str = |ty: &Type| ty.to_token_stream().to_string() == "& str";
    method.sig.inputs.iter().any(|input| match input {
        FnArg::Typed(typed) => {
            emit::is_unused_reference(&typed.pat, &typed.ty, &method.block) && !is_str(&typed.ty)
        }
        FnArg::Receiver(_) => false,
    })
}

// Input:
//     impl<'s, S: Source<'s>> Repo for Pg<S>
/// Whether a lifetime of the impl is named by its bounds alone: a native future captures it, E0207.
fn has_unconstrained_lifetime(item: &ItemImpl) -> bool {
    let path = item.trait_.as_ref().map(|(path, _)| path);
    let ty = &item.self_ty;
    let named = find::lifetimes(quote!(#path #ty));
    item.generics.params.iter().any(|param| match param {
        GenericParam::Lifetime(param) => !named.contains(&param.lifetime.ident),
        _ => false,
    })
}
