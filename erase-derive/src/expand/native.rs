//! The user's own trait, with a hidden supertrait and receivers that keep its methods from `dyn`.

use std::borrow::Cow;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote, quote_spanned};
use syn::{Generics, Token, Type, TypeParamBound};

use super::body;
use super::path::erased_path;
use super::plain_body;
use super::twin::Twin;
use crate::lifetimes;
use crate::model::{Dispatch, Forward, Item, Method, OutputKind, Trait};
use crate::subst::Substitution;

// Input:
//     pub trait Store: Debug {
//         async fn get(&self, key: &str) -> u32;
//     }
// Output:
//     pub trait Store: Debug + __ErasedStore {
//         fn get<'f>(self: &'f This<Self>, key: &'f str) -> impl Future<Output = u32> + Send
//         where
//             Self: Sized;
//     }
//
// With a twin for each method, erased or not, in order.
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>], forwards: &[Forward]) -> TokenStream {
    let Trait {
        attrs,
        vis,
        unsafety,
        trait_token,
        ident,
        generics,
        ..
    } = item;
    let where_clause = &generics.where_clause;
    let generics = parameters(generics);
    let supertraits = supertraits(item);
    let all = twins;
    let mut twins = twins.iter();
    let items: TokenStream = item
        .items
        .iter()
        .map(|entry| match entry {
            Item::Other(other) => other.to_token_stream(),
            Item::Type(assoc) => assoc.to_token_stream(),
            Item::Plain(function) => plain_body::expand(item, function, all, forwards),
            Item::Method(_) => twins.next().map(expand_method).unwrap_or_default(),
        })
        .collect();
    let items = braced(item.brace_token, &items);
    quote! {
        #(#attrs)*
        #vis #unsafety #trait_token #ident #generics #supertraits #where_clause #items
    }
}

/// The user's parameters, or `<>`: where a trait has no brackets rustc offers to declare in some what
/// is not in scope. It would tell of it once with that help, and for the twins once more without.
fn parameters(generics: &Generics) -> TokenStream {
    if generics.params.is_empty() {
        return quote!(<>);
    }
    generics.to_token_stream()
}

/// The user's own braces: a lint about the whole trait then underlines it, not the attribute.
fn braced(braces: syn::token::Brace, items: &TokenStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    braces.surround(&mut tokens, |tokens| items.to_tokens(tokens));
    tokens
}

fn supertraits(item: &Trait) -> TokenStream {
    let has_hidden = item.erased_methods().next().is_some();
    let hidden = has_hidden.then(|| erased_path(item).into_token_stream());
    let all = item
        .supertraits
        .iter()
        .map(ToTokens::to_token_stream)
        .chain(hidden);
    let all: Vec<TokenStream> = all.collect();
    if all.is_empty() {
        TokenStream::new()
    } else {
        quote!(: #(#all)+*)
    }
}

fn expand_method(twin: &Twin<'_>) -> TokenStream {
    let method = twin.method;
    let attrs = &method.attrs;
    let safety = &method.sig.safety;
    let ident = &method.sig.ident;
    let generics = generics(twin);
    let inputs = inputs(twin);
    let output = output(twin);
    let predicates = predicates(twin);
    let body = match &method.default {
        Some(block) => body::expand(twin.krate(), method, block),
        None => method.semi_token.unwrap_or_default().to_token_stream(),
    };
    let fn_token = &method.sig.fn_token;
    let mut arguments = TokenStream::new();
    method.sig.paren_token.surround(&mut arguments, |tokens| {
        tokens.append_separated(inputs, <Token![,]>::default());
    });
    let end = Span::mixed_site().located_at(method.sig.paren_token.span.close());
    let where_token = quote_spanned!(end=> where);
    // rustc's own words, at the type: what is hidden from us breaks the twins.
    let may_hide = method.dispatch == Dispatch::Erased
        && method
            .inputs
            .iter()
            .any(|input| lifetimes::may_hide(&input.ty));
    let deny = may_hide.then(|| quote!(#[deny(elided_lifetimes_in_paths)]));
    quote! {
        #(#attrs)*
        #deny
        #safety #fn_token #ident #generics #arguments -> #output #where_token #(#predicates),* #body
    }
}

fn generics<'a>(twin: &Twin<'a>) -> Cow<'a, Generics> {
    if twin.lifetimes.elidable {
        return Cow::Borrowed(&twin.method.sig.generics);
    }
    Cow::Owned(twin.generics())
}

fn inputs(twin: &Twin<'_>) -> Vec<TokenStream> {
    let names = twin.method.inputs.iter().map(|input| &input.ident);
    let types: Vec<Type> = if twin.lifetimes.elidable {
        twin.method
            .inputs
            .iter()
            .map(|input| input.ty.clone())
            .collect()
    } else {
        twin.lifetimes.inputs.clone()
    };
    let attrs = twin.method.inputs.iter().map(|input| &input.attrs);
    let typed = names.zip(types).zip(attrs);
    let typed = typed.map(|((name, ty), attrs)| quote!(#(#attrs)* #name: #ty));
    receiver(twin).into_iter().chain(typed).collect()
}

fn receiver(twin: &Twin<'_>) -> Option<TokenStream> {
    let receiver = twin.method.receiver.as_ref()?;
    let mutability = receiver
        .mutability
        .filter(|_| twin.method.default.is_some());
    let self_token = receiver.self_token;
    if twin.method.dispatch == Dispatch::Static {
        let mut written = receiver.written.clone();
        written.mutability = mutability;
        return Some(written.to_token_stream());
    }
    let krate = &twin.item.options.krate;
    // At the user's own receiver: rustc shows it beside an impl's that differs.
    let span = Span::mixed_site().located_at(receiver.span);
    let this = quote_spanned!(span=> #krate::This<Self>);
    let ty = Substitution {
        self_type: Type::Verbatim(this),
        assoc: &|_| None,
    }
    .ty(twin.receiver_type().into_owned());
    Some(quote!(#mutability #self_token: #ty))
}

fn output(twin: &Twin<'_>) -> TokenStream {
    let output = if twin.lifetimes.elidable {
        &twin.method.output
    } else {
        &twin.lifetimes.output
    };
    let item = &output.item;
    match output.kind {
        OutputKind::Value => item.to_token_stream(),
        OutputKind::Async => opaque(twin.method, item, None),
        OutputKind::Future | OutputKind::Stream | OutputKind::Boxed => {
            let bounds = &output.bounds;
            quote!(impl #bounds)
        }
    }
}

/// `impl Future<Output = T> + Send`, underlined at the user's `async`.
pub(super) fn opaque(
    method: &Method,
    item: &Type,
    bounds: Option<Vec<TypeParamBound>>,
) -> TokenStream {
    if let Some(bounds) = bounds {
        return quote!(impl #(#bounds)+*);
    }
    let span = method
        .sig
        .asyncness
        .map_or_else(Span::mixed_site, |token| token.span);
    let span = Span::mixed_site().located_at(span);
    if !method.send {
        return quote_spanned!(span=> impl ::core::future::Future<Output = #item>);
    }
    quote_spanned!(span=> impl ::core::future::Future<Output = #item> + ::core::marker::Send)
}

/// The user's where clause, `Self: Sized`, and what a default body needs.
fn predicates(twin: &Twin<'_>) -> Vec<TokenStream> {
    let clause = twin.method.sig.generics.where_clause.iter();
    let written = clause.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
    // Where the signature ends: what rustc says about the method then underlines all of it.
    let end = twin.method.sig.paren_token.span.close();
    let span = Span::mixed_site().located_at(end);
    let sized = quote_spanned!(span=> Self: ::core::marker::Sized);
    let auto = twin.auto_bounds();
    let auto = auto.iter().map(ToTokens::to_token_stream);
    written.chain(std::iter::once(sized)).chain(auto).collect()
}
