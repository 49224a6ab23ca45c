//! The user's own trait, with a hidden supertrait and receivers that keep its methods from `dyn`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote, quote_spanned};
use syn::{Generics, Token, Type};

use super::path::erased_path;
use super::sig::Sig;
use super::{body, erased, recursive, unsized_};
use crate::attrs;
use crate::model::{Item, Method, OutputKind, Trait};
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
pub(super) fn expand(item: &Trait) -> TokenStream {
    let has_hidden = item.erased_methods().next().is_some();
    let hidden = has_hidden.then(|| erased_path(item).into_token_stream());
    let items = item.items.iter().map(|entry| match entry {
        Item::Other(other) => other.to_token_stream(),
        Item::Type(assoc) => assoc.to_token_stream(),
        Item::Plain(plain) => unsized_::plain_body(item, plain),
        Item::Method(method) => {
            let native = native_method(item, method, true);
            let provided = method.is_erased() && method.projects;
            let provided = provided.then(|| erased::provided(item, method));
            quote!(#native #provided)
        }
    });
    declare(item, hidden, &items.collect())
}

/// The same without additions: the receivers are the user's, and no method requires `Self: Sized`.
pub(super) fn alone(item: &Trait) -> TokenStream {
    let items = item.items.iter().map(|entry| match entry {
        Item::Other(other) => other.to_token_stream(),
        Item::Type(assoc) => assoc.to_token_stream(),
        Item::Plain(plain) => plain.function.to_token_stream(),
        Item::Method(method) => native_method(item, method, false),
    });
    declare(item, None, &items.collect())
}

fn declare(item: &Trait, hidden: Option<TokenStream>, items: &TokenStream) -> TokenStream {
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
    let supertraits = item.supertraits.iter().map(ToTokens::to_token_stream);
    let supertraits: Vec<TokenStream> = supertraits.chain(hidden).collect();
    let supertraits = (!supertraits.is_empty()).then(|| quote!(: #(#supertraits)+*));
    let items = braced(item.brace_token, items);
    quote! {
        #(#attrs)*
        #vis #unsafety #trait_token #ident #generics #supertraits #where_clause #items
    }
}

/// The user's parameters, or `<>`: where a trait has no brackets rustc offers to declare in some what
/// is not in scope. It would report that once with the help, and again without.
fn parameters(generics: &Generics) -> TokenStream {
    if generics.params.is_empty() {
        return quote!(<>);
    }
    generics.to_token_stream()
}

/// The user's own braces, so that a lint about the whole trait underlines it, not the attribute.
pub(super) fn braced(braces: syn::token::Brace, items: &TokenStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    braces.surround(&mut tokens, |tokens| items.to_tokens(tokens));
    tokens
}

// Not printed by `Signature`: the user's own tokens go where they were, with their spans.
fn native_method(item: &Trait, method: &Method, hides_from_dyn: bool) -> TokenStream {
    let lifetimes = &method.lifetimes;
    let written = lifetimes.elidable || !hides_from_dyn;
    let attrs = &method.attrs;
    let (safety, ident) = (&method.sig.safety, &method.sig.ident);
    let is_async_body = method.default.is_some() && method.output.kind == OutputKind::Async;
    let fn_token = fn_token(method);
    let generics = if written {
        method.sig.generics.params.to_token_stream()
    } else {
        let params = &lifetimes.params;
        quote!(#(#params),*)
    };
    let generics = (!generics.is_empty()).then(|| quote!(<#generics>));
    let inputs = method.inputs.iter().zip(&lifetimes.inputs);
    let inputs = inputs.map(|(input, named)| {
        let (mut attrs, name) = (input.attrs.clone(), &input.ident);
        if is_async_body {
            attrs::expect_less(&mut attrs);
        }
        let ty = if written { &input.ty } else { named };
        quote!(#(#attrs)* #name: #ty)
    });
    let receiver = receiver(item, method, written, hides_from_dyn);
    let mut arguments = TokenStream::new();
    method.sig.paren_token.surround(&mut arguments, |tokens| {
        tokens.append_separated(receiver.into_iter().chain(inputs), <Token![,]>::default());
    });
    let output = if written {
        &method.output
    } else {
        &lifetimes.output
    };
    let output = Sig::outside(item, method).native_output(output, None);
    let where_clause = where_clause(method, hides_from_dyn);
    let body = match &method.default {
        Some(block) if method.recursive => recursive::expand(item, method, block, hides_from_dyn),
        Some(block) => body::expand(&item.krate, method, block),
        None => method.semi_token.unwrap_or_default().to_token_stream(),
    };
    let quiet = of_async(method).into_iter();
    quote! {
        #(#attrs)*
        #(#[allow(#quiet)])*
        #safety #fn_token #ident #generics #arguments -> #output #where_clause #body
    }
}

/// What Clippy says of blocks and of functions that return a future, and not of an `async fn`.
fn of_async(method: &Method) -> Vec<TokenStream> {
    let is_async = method.output.kind == OutputKind::Async;
    let yields = is_async && method.default.is_some();
    let yields = yields.then(|| quote!(clippy::async_yields_async));
    let is_result =
        matches!(&method.output.item, Type::Path(path) if is_last(&path.path, "Result"));
    let twice = is_async && !is_result && !attrs::select(&method.attrs, &["must_use"]).is_empty();
    let twice = twice.then(|| quote!(clippy::double_must_use));
    yields.into_iter().chain(twice).collect()
}

fn is_last(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}

/// Starts at the user's `async`, like rustc's messages about the method.
fn fn_token(method: &Method) -> Token![fn] {
    let token = method.sig.asyncness.map(|token| Token![fn](token.span));
    token.unwrap_or(method.sig.fn_token)
}

fn receiver(
    item: &Trait,
    method: &Method,
    written: bool,
    hides_from_dyn: bool,
) -> Option<TokenStream> {
    let receiver = method.receiver.as_ref()?;
    let mutability = receiver.mutability.filter(|_| method.default.is_some());
    if !hides_from_dyn || !method.is_erased() {
        let mut written = receiver.written.clone();
        written.mutability = mutability;
        return Some(written.to_token_stream());
    }
    let self_token = receiver.self_token;
    let krate = &item.krate;
    // At the user's own receiver, because rustc shows it beside a differing one of an impl.
    let span = Span::mixed_site().located_at(receiver.span);
    let this = Substitution {
        self_type: Some(Type::Verbatim(quote_spanned!(span=> #krate::This<Self>))),
        assocs: Vec::new(),
    };
    let named = method.lifetimes.receiver.as_ref().filter(|_| !written);
    let ty = this.ty(named.unwrap_or(&receiver.ty));
    Some(quote!(#mutability #self_token: #ty))
}

/// The user's where clause, `Self: Sized`, and what a default body needs.
fn where_clause(method: &Method, hides_from_dyn: bool) -> Option<TokenStream> {
    let clause = method.sig.generics.where_clause.iter();
    let written = clause.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
    // At the end of the signature, so that rustc's messages underline the whole method.
    let end = method.sig.paren_token.span.close();
    let span = Span::mixed_site().located_at(end);
    let sized = hides_from_dyn.then(|| quote_spanned!(span=> Self: ::core::marker::Sized));
    let needs = method.needs.paths().map(|path| quote!(Self: #path));
    let predicates: Vec<TokenStream> = written.chain(sized).chain(needs).collect();
    let where_token = quote_spanned!(span=> where);
    (!predicates.is_empty()).then(|| quote!(#where_token #(#predicates),*))
}
