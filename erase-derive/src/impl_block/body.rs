//! An `async fn` of an impl as a method that returns a future.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{
    Attribute, Block, FnArg, ImplItemFn, Lifetime, Pat, ReceiverKind, ReturnType, Signature, Stmt,
    Type, parse_quote, parse_quote_spanned,
};

use super::{Shape, lifetimes};
use crate::attr::TraitAttr;
use crate::emit;
use crate::syntax::async_span;
use crate::viewer::Viewer;

// Input:
//     async fn walk(&self, (a, b): (u32, u32)) -> u32 { body }
// Output, declared:
//     fn walk(&self, _arg1: (u32, u32)) -> impl Future<Output = u32> + Send {
//         async move {
//             let (a, b) = _arg1;
//             body
//         }
//     }
// Output, boxed:
//         async move {
//             let future: Pin<Box<dyn Future<Output = _> + Send + '_>> = Box::pin(async move { .. });
//             future.await
//         }
// Output, refined:
//     fn walk<'f>(&'f self, _arg1: (u32, u32)) -> Pin<Box<dyn Future<Output = u32> + Send + 'f>> {
//         Box::pin(async move { .. })
//     }
/// `local`: whether the method's own attribute has `?Send`.
pub(super) fn rewrite(method: &mut ImplItemFn, shape: Shape, attr: &TraitAttr, local: bool) {
    let send = (attr.method.not_send.is_none() && !local).then(|| quote!(+ ::core::marker::Send));
    let krate = match &attr.krate {
        Some(path) => path.to_token_stream(),
        None => quote!(::erase_core),
    };
    let span = async_span(&method.sig);
    method.sig.asyncness = None;
    // The trait that rustdoc reads has the user's own lifetimes, and no body is checked there.
    let is_read = Viewer::of_this_process() == Viewer::Docs;
    let lifetime = match shape {
        Shape::Refined if is_read => Lifetime::new("'static", Span::mixed_site()),
        Shape::Refined => lifetimes::unify(&mut method.sig),
        Shape::Declared | Shape::Boxed => Lifetime::new("'_", span),
    };
    let output = output(&method.sig);
    let bindings = bindings(&mut method.sig, &method.block);
    let body = emit::hinted(&krate, &output, &method.block);
    let future = quote_spanned!(span=> async move);
    let future = quote!(#future { #bindings #body });
    let boxed = quote!(#krate::__private::Box);
    let pinned = |output: TokenStream| {
        quote_spanned! {span=>
            ::core::pin::Pin<#boxed<dyn ::core::future::Future<Output = #output> #send + #lifetime>>
        }
    };
    let declared = quote_spanned!(span=> impl ::core::future::Future<Output = #output> #send);
    let (returned, statements) = match shape {
        Shape::Declared => (declared, future),
        Shape::Boxed => {
            let ty = pinned(quote!(_));
            let outer = quote_spanned!(span=> async move);
            let inner = quote!(let future: #ty = #boxed::pin(#future); future.await);
            (declared, quote!(#outer { #inner }))
        }
        Shape::Refined => (
            pinned(output.to_token_stream()),
            quote!(#boxed::pin(#future)),
        ),
    };
    method.sig.output = parse_quote_spanned!(span=> -> #returned);
    method.block.stmts = vec![Stmt::Expr(syn::Expr::Verbatim(statements), None)];
    method.attrs.extend(allowed());
}

/// Allows style lints on the signature, because nobody wrote it.
fn allowed() -> Vec<Attribute> {
    parse_quote! {
        #[allow(
            refining_impl_trait,
            clippy::async_yields_async,
            clippy::manual_async_fn,
            clippy::type_complexity,
        )]
    }
}

fn output(sig: &Signature) -> Type {
    match &sig.output {
        ReturnType::Type(_, ty) => (**ty).clone(),
        ReturnType::Default => parse_quote!(()),
    }
}

/// Moves the arguments into the future. A reference that is not used stays where it is.
fn bindings(sig: &mut Signature, block: &Block) -> TokenStream {
    let inputs = sig.inputs.iter_mut().enumerate();
    let bindings = inputs.map(|(n, input)| match input {
        FnArg::Receiver(receiver) => {
            let this = receiver.self_token;
            let is_owned = !matches!(receiver.kind, ReceiverKind::Reference(..));
            is_owned.then(|| quote!(let _ = &#this;))
        }
        FnArg::Typed(typed) => {
            let is_used = !emit::is_unused_reference(&typed.pat, &typed.ty, block);
            let name = argument(n, &typed.pat);
            let pattern = std::mem::replace(&mut *typed.pat, parse_quote!(#name));
            is_used.then(|| emit::binding(&name, &pattern, &typed.attrs))
        }
    });
    bindings.flatten().collect()
}

/// The user's own name, which other attributes may use, or a generated one for a pattern. It starts with an
/// underscore, so that no lint compares it with the trait's name.
fn argument(n: usize, pattern: &Pat) -> Ident {
    match pattern {
        Pat::Ident(pattern) if pattern.subpat.is_none() => pattern.ident.clone(),
        _ => format_ident!("_arg{n}", span = Span::mixed_site()),
    }
}
