//! Calls on a `T: Store + ?Sized` in the methods of an impl: `impl<T: Store + ?Sized> Store for Box<T>`.
//!
//! rustc drops the native method there, because it requires `Self: Sized`. The body gets its own trait with
//! the methods that it names, implemented for every `P: ?Sized` that implements the user's trait. A sized
//! type parameter has the method of its bound, which rustc prefers.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, ExprCall, ExprPath, ItemImpl, ReceiverKind, Signature, Stmt, Token, Type, TypeParamBound,
    parse_quote,
};

use super::declared::declared;
use super::functions::{functions, methods};
use super::pointee::Pointee;
use crate::emit;
use crate::find::idents;
use crate::model::{Method, Trait};
use crate::syntax::{last_name, path_type};

/// The items to add around the impl.
pub(super) enum Added {
    Nothing,
    /// In the bodies.
    Bodies,
    /// A module beside the impl.
    Module(TokenStream),
}

pub(super) fn expand(item: &mut ItemImpl, args: TokenStream) -> Added {
    let Some(pointee) = Pointee::of(item) else {
        return Added::Nothing;
    };
    let declared = declared(item, &pointee, args);
    let receivers: Vec<(Ident, Option<bool>)> = methods(item)
        .map(|method| (method.sig.ident.clone(), is_mutable(&method.sig)))
        .collect();
    let bodies: Vec<TokenStream> = functions(item)
        .map(|method| method.block.to_token_stream())
        .collect();
    let called_in = |body: &TokenStream| -> Vec<&Method> {
        let is_called = |method: &&Method| emit::mentions(body.clone(), &method.sig.ident);
        declared.erased_methods().filter(is_called).collect()
    };
    let all = called_in(&bodies.iter().cloned().collect());
    if all.is_empty() {
        return Added::Nothing;
    }
    for method in functions(item) {
        let mut paths = ByPath {
            pointee: &pointee,
            receivers: &receivers,
        };
        paths.visit_block_mut(&mut method.block);
    }
    if pointee.is_behind(&item.self_ty) {
        for (method, body) in functions(item).zip(&bodies) {
            let called = called_in(body);
            if !called.is_empty() {
                let on_self = emit::in_impl(&declared, &called, &pointee.path, None);
                let items = Stmt::Item(syn::Item::Verbatim(on_self));
                method.block.stmts.insert(0, items);
            }
        }
        return Added::Bodies;
    }
    in_module(item, &pointee, &declared, &all)
}

// Input:
//     impl<S: Store + ?Sized> Store for Limited<S> { .. }
// Output:
//     mod __pointee {
//         use super::*;
//         pub trait __OnSelf: Store { fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> { .. } }
//         impl<P: Store + ?Sized> __OnSelf for P {}
//     }
//     impl<S: Store + ?Sized + __pointee::__OnSelf> Store for Limited<S> { .. }
/// As a bound, the trait applies to `S` only. In scope, it would also apply to an `Arc<S>`, which may be an
/// implementor itself.
fn in_module(item: &mut ItemImpl, pointee: &Pointee, declared: &Trait, all: &[&Method]) -> Added {
    let items = emit::in_impl(
        declared,
        all,
        &pointee.path,
        Some(&<Token![pub]>::default()),
    );
    let named = idents(items.clone());
    if named.iter().any(|name| name == "super") {
        return Added::Bodies;
    }
    let name = emit::on_self_name();
    let (_, arguments, _) = declared.generics.split_for_impl();
    let bound: TypeParamBound = parse_quote!(__pointee::#name #arguments);
    for param in item.generics.type_params_mut() {
        if pointee.params.contains(&param.ident) {
            param.bounds.push(bound.clone());
        }
    }
    Added::Module(quote! {
        mod __pointee {
            #[allow(unused_imports)]
            use super::*;
            #items
        }
    })
}

/// `Some(true)` for `&mut self`, `None` if it is not a reference.
fn is_mutable(sig: &Signature) -> Option<bool> {
    match &sig.receiver()?.kind {
        ReceiverKind::Reference(_, _, mutability) => Some(mutability.is_some()),
        _ => None,
    }
}

// Input:
//     T::get(self, key)    <T as Store>::get(self, key)    Store::get(&**self, key)
// Output:
//     ({ let this: &T = self; this }).get(key)             (&**self).get(key)
/// Rewrites calls by path to method calls: a path names the trait's own method for any receiver.
struct ByPath<'a> {
    pointee: &'a Pointee,
    receivers: &'a [(Ident, Option<bool>)],
}

impl ByPath<'_> {
    fn method_call(&self, call: &ExprCall) -> Option<Expr> {
        let Expr::Path(function) = &*call.func else {
            return None;
        };
        let method = last_name(&function.path)?;
        let (_, mutable) = self.receivers.iter().find(|(name, _)| name == method)?;
        let is_mutable = (*mutable)?;
        let mut arguments = call.args.iter();
        let this = self.receiver(function, arguments.next()?, is_mutable)?;
        let attrs = &call.attrs;
        Some(parse_quote!(#(#attrs)* (#this).#method(#(#arguments),*)))
    }

    /// The first argument, if the path is that of a method of the trait; as what a parameter's owner says.
    fn receiver(&self, path: &ExprPath, this: &Expr, is_mutable: bool) -> Option<TokenStream> {
        let mutability = is_mutable.then(|| quote!(mut));
        let of = |owner: &Type| quote!({ let this: &#mutability #owner = #this; this });
        if let Some(qself) = &path.qself {
            return self.pointee.is_param(&qself.ty).then(|| of(&qself.ty));
        }
        let owner = &path.path.segments.iter().rev().nth(1)?.ident;
        if path.path.segments.len() == 2 && self.pointee.params.contains(owner) {
            return Some(of(&path_type(owner.clone())));
        }
        (self.pointee.name == *owner).then(|| this.to_token_stream())
    }
}

impl VisitMut for ByPath<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Call(call) = expr {
            if let Some(method_call) = self.method_call(call) {
                *expr = method_call;
            }
        }
    }
}
