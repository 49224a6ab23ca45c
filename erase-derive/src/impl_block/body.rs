//! An `async fn` of an impl as a method that returns a future.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{
    Attribute, Block, FnArg, ImplItemFn, Lifetime, Pat, PatIdent, ReceiverKind, ReturnType,
    Signature, Stmt, Type, parse_quote, parse_quote_spanned,
};

use super::{Shape, lifetimes};
use crate::attr::TraitAttr;
use crate::find;
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
/// `local`: whether the method's own attribute says `?Send`.
pub(super) fn rewrite(method: &mut ImplItemFn, shape: Shape, attr: &TraitAttr, local: bool) {
    let send = (attr.method.not_send.is_none() && !local).then(|| quote!(+ ::core::marker::Send));
    let krate = match &attr.krate {
        Some(path) => path.to_token_stream(),
        None => quote!(::erase_core),
    };
    let async_span = method
        .sig
        .asyncness
        .take()
        .map_or_else(Span::mixed_site, |token| token.span);
    let span = Span::mixed_site().located_at(async_span);
    // The trait that rustdoc reads has the user's own lifetimes, and no body is checked there.
    let is_read = Viewer::of_this_process() == Viewer::Docs;
    let future_of = (shape == Shape::Refined).then(|| {
        if is_read {
            Lifetime::new("'static", Span::mixed_site())
        } else {
            lifetimes::unify(&mut method.sig)
        }
    });
    let output = output(&method.sig);
    let unit = matches!(method.sig.output, ReturnType::Default);
    let bindings = bindings(&mut method.sig, &method.block);
    let body = hinted(&output, unit, &method.block);
    let future = quote_spanned!(span=> async move);
    let future = quote!(#future { #bindings #body });
    let boxed = quote!(#krate::__private::Box);
    let pinned = |output: &TokenStream, lifetime: &Lifetime| {
        quote_spanned! {span=>
            ::core::pin::Pin<#boxed<dyn ::core::future::Future<Output = #output> #send + #lifetime>>
        }
    };
    let (returned, statements) = match (shape, &future_of) {
        (Shape::Refined, Some(lifetime)) => (
            pinned(&quote!(#output), lifetime),
            quote!(#boxed::pin(#future)),
        ),
        (Shape::Boxed, _) => {
            let ty = pinned(&quote!(_), &Lifetime::new("'_", span));
            let outer = quote_spanned!(span=> async move);
            let inner = quote! {
                #outer {
                    let future: #ty = #boxed::pin(#future);
                    future.await
                }
            };
            (declared(span, &output, send.as_ref()), inner)
        }
        _ => (declared(span, &output, send.as_ref()), future),
    };
    method.sig.output = parse_quote_spanned!(span=> -> #returned);
    method.block.stmts = vec![Stmt::Expr(syn::Expr::Verbatim(statements), None)];
    method.attrs.extend(allowed());
}

fn declared(span: Span, output: &Type, send: Option<&TokenStream>) -> TokenStream {
    quote_spanned!(span=> impl ::core::future::Future<Output = #output> #send)
}

/// What the signature is no matter of style in, since nobody wrote it.
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

/// Moves the arguments into the future, as an `async fn` does, used or not. A reference that is not
/// used stays where it is: it need not be `Send` then.
fn bindings(sig: &mut Signature, block: &Block) -> TokenStream {
    let inputs = sig.inputs.iter_mut().enumerate();
    let bindings = inputs.map(|(n, input)| {
        let is_unused = is_unused_reference(input, block);
        let binding = binding(n, input);
        if is_unused {
            TokenStream::new()
        } else {
            binding
        }
    });
    bindings.collect()
}

/// Whether an argument is a reference that the body does not name.
pub(super) fn is_unused_reference(input: &FnArg, block: &Block) -> bool {
    let FnArg::Typed(typed) = input else {
        return false;
    };
    let is_named = match &*typed.pat {
        Pat::Wild(_) => false,
        Pat::Ident(pattern) => find::uses(block.to_token_stream(), &pattern.ident),
        _ => true,
    };
    matches!(&*typed.ty, Type::Reference(_)) && !is_named
}

fn binding(n: usize, input: &mut FnArg) -> TokenStream {
    let typed = match input {
        FnArg::Receiver(receiver) => {
            if let ReceiverKind::Reference(..) = receiver.kind {
                return TokenStream::new();
            }
            let this = receiver.self_token;
            return quote!(let _ = &#this;);
        }
        FnArg::Typed(typed) => typed,
    };
    let cfgs = crate::attrs::select(&typed.attrs, &["cfg", "allow", "expect"]);
    let name = argument(n, &typed.pat);
    let plain: Pat = Pat::Ident(PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: None,
        ident: name.clone(),
        subpat: None,
    });
    let pattern = std::mem::replace(&mut *typed.pat, plain);
    // The whole first, so that what a pattern leaves unbound is dropped at the end.
    let whole = (!matches!(pattern, Pat::Ident(_))).then(|| quote!(#(#cfgs)* let #name = #name;));
    let parts = (!matches!(pattern, Pat::Wild(_))).then(|| {
        quote! {
            #(#cfgs)*
            #[allow(
                clippy::no_effect_underscore_binding,
                clippy::shadow_reuse,
                clippy::shadow_same,
                clippy::shadow_unrelated,
                clippy::used_underscore_binding
            )]
            let #pattern = #name;
        }
    });
    quote!(#whole #parts)
}

/// The user's own name, which other attributes may name, or one of ours for a pattern: with an
/// underscore, so that no lint compares it with the trait's.
fn argument(n: usize, pattern: &Pat) -> Ident {
    match pattern {
        Pat::Ident(pattern) if pattern.subpat.is_none() => pattern.ident.clone(),
        _ => format_ident!("_arg{n}", span = Span::mixed_site()),
    }
}

/// The statements, told what they return, so that the tail and each `return` may coerce. What holds
/// an `impl Trait` has no name to tell it by.
fn hinted(output: &Type, unit: bool, block: &Block) -> TokenStream {
    let statements = &block.stmts;
    if find::first_opaque(output).is_some() {
        return quote!(#(#statements)*);
    }
    let at = if unit {
        block.brace_token.span.join()
    } else {
        output.span()
    };
    let span = Span::mixed_site().located_at(at);
    let hint = quote_spanned! {span=>
        if let ::core::option::Option::Some(output) = ::core::option::Option::None::<#output> {
            return output;
        }
    };
    quote!(#hint #(#statements)*)
}
