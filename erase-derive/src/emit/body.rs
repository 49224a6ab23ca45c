//! The body of a default `async fn`, as the body of a method that returns a future.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Attribute, Block, Pat, Path, Type};

use super::native::braced;
use crate::attrs;
use crate::find;
use crate::model::{Input, Method, OutputKind};
use crate::names::Names;
use crate::syntax::async_span;

// Input:
//     async fn put(self, (a, b): (u32, u32)) -> Box<dyn Debug> { body }
// Output:
//     {
//         async move {
//             let _ = &self;
//             let (a, b) = arg0;
//             if false { return unreachable::<Box<dyn Debug>>(); }
//             body
//         }
//     }
pub(super) fn expand(krate: &Path, method: &Method, block: &Block) -> TokenStream {
    if method.output.kind != OutputKind::Async {
        return patterns_of_ordinary_body(method, block);
    }
    let span = async_span(&method.sig);
    let owned = method
        .receiver
        .as_ref()
        .filter(|receiver| !receiver.kind.borrows());
    let receiver = owned.map(|receiver| {
        let self_token = receiver.self_token;
        quote!(let _ = &#self_token;)
    });
    let (unused, inputs): (Vec<&Input>, Vec<&Input>) = method
        .inputs
        .iter()
        .partition(|input| is_unused_reference(&input.pattern, &input.ty, block));
    // An identifier of the macro, which no lint reports as unused.
    let unused = unused.into_iter().map(|input| &input.ident);
    let unused = unused.filter(|ident| ident.to_string().starts_with("arg"));
    let inputs = inputs.into_iter();
    let inputs = inputs.map(|input| binding(&input.ident, &input.pattern, &input.attrs));
    let body = hinted(&quote!(#krate), &method.output.item, block);
    let future = quote_spanned!(span=> async move);
    let braces = block.brace_token;
    let inside = braced(braces, &quote!(#receiver #(#inputs)* #body));
    braced(braces, &quote!(#(let _ = &#unused;)* #future #inside))
}

fn patterns_of_ordinary_body(method: &Method, block: &Block) -> TokenStream {
    let patterns = method
        .inputs
        .iter()
        .filter(|input| !is_plain(&input.pattern))
        .map(|input| binding(&input.ident, &input.pattern, &input.attrs));
    let statements = &block.stmts;
    quote!({ #(#patterns)* #(#statements)* })
}

fn is_plain(pattern: &Pat) -> bool {
    matches!(pattern, Pat::Ident(pat) if pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none())
}

/// A reference that the body does not use. It is not moved into the future, so it need not be `Send`.
pub(crate) fn is_unused_reference(pattern: &Pat, ty: &Type, block: &Block) -> bool {
    let is_named = match pattern {
        Pat::Wild(_) => false,
        Pat::Ident(pattern) => find::uses(block.to_token_stream(), &pattern.ident),
        _ => true,
    };
    matches!(ty, Type::Reference(_)) && !is_named
}

/// Moves an argument into the future, as an `async fn` does with each, used or not. A pattern destructures
/// it there, so that unbound parts are dropped at the end, not at the call.
pub(crate) fn binding(name: &Ident, pattern: &Pat, attrs: &[Attribute]) -> TokenStream {
    let cfgs = attrs::select(attrs, &["cfg"]);
    let levels = attrs::select(attrs, &["allow", "deny", "expect", "forbid", "warn"]);
    let whole = match pattern {
        Pat::Wild(_) => {
            let unused = Names::local("_unused");
            return quote!(#(#cfgs)* let #unused = #name;);
        }
        Pat::Ident(_) => None,
        _ => Some(quote!(#(#cfgs)* let #name = #name;)),
    };
    quote! {
        #whole
        #(#cfgs)*
        #[allow(
            clippy::no_effect_underscore_binding,
            clippy::shadow_reuse,
            clippy::shadow_same,
            clippy::shadow_unrelated,
            clippy::used_underscore_binding
        )]
        #(#levels)*
        let #pattern = #name;
    }
}

/// Tells the block what it returns, so that its tail and its `return`s may coerce. What holds an
/// `impl Trait` has no name to tell it by.
pub(crate) fn hinted(krate: &TokenStream, output: &Type, block: &Block) -> TokenStream {
    let statements = &block.stmts;
    if find::first_opaque(output).is_some() {
        return quote!(#(#statements)*);
    }
    // Located at the user's type, or at the body if the output is an implicit `()`.
    let is_unit = matches!(output, Type::Tuple(tuple) if tuple.elems.is_empty());
    let at = if is_unit {
        block.brace_token.span.join()
    } else {
        output.span()
    };
    let span = Span::mixed_site().located_at(at);
    let early = quote_spanned! {span=>
        if false {
            return #krate::__private::unreachable::<#output>();
        }
    };
    quote!(#early #(#statements)*)
}
