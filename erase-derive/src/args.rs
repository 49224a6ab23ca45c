//! The grammar of the attribute, on a trait and on a method.

use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, parenthesized, token};

use crate::model::{Pointer, Storage};

mod keyword {
    syn::custom_keyword!(boxed);
    syn::custom_keyword!(forward);
    syn::custom_keyword!(inline);
    syn::custom_keyword!(local);
}

/// What stands in `#[erase(..)]` on a trait.
#[derive(Default)]
pub(crate) struct TraitArgs {
    pub(crate) method: MethodArgs,
    pub(crate) forward: Option<Vec<Pointer>>,
    pub(crate) local: Option<Ident>,
    pub(crate) krate: Option<Path>,
}

/// What stands in `#[erase(..)]` on a method; a trait's arguments are the default for its methods.
#[derive(Clone, Default)]
pub(crate) struct MethodArgs {
    pub(crate) not_send: Option<Span>,
    pub(crate) storage: Option<(Storage, Span)>,
}

enum Arg {
    NotSend(Span),
    Storage(Storage, Span),
    Forward(Vec<Pointer>, Span),
    Local(Ident, Span),
    Crate(Path, Span),
}

impl TraitArgs {
    pub(crate) fn from_tokens(tokens: TokenStream) -> syn::Result<Self> {
        let mut args = TraitArgs::default();
        for arg in Punctuated::<Arg, Token![,]>::parse_terminated.parse2(tokens)? {
            match arg {
                Arg::Forward(pointers, span) => once(&mut args.forward, pointers, span, "forward")?,
                Arg::Local(name, span) => once(&mut args.local, name, span, "local")?,
                Arg::Crate(path, span) => once(&mut args.krate, path, span, "crate")?,
                other => args.method.set(other)?,
            }
        }
        Ok(args)
    }
}

impl MethodArgs {
    pub(crate) fn from_tokens(tokens: TokenStream) -> syn::Result<Self> {
        let mut args = MethodArgs::default();
        for arg in Punctuated::<Arg, Token![,]>::parse_terminated.parse2(tokens)? {
            args.set(arg)?;
        }
        Ok(args)
    }

    fn set(&mut self, arg: Arg) -> syn::Result<()> {
        match arg {
            Arg::NotSend(span) => once(&mut self.not_send, span, span, "?Send"),
            Arg::Storage(storage, span) => match self.storage.replace((storage, span)) {
                None => Ok(()),
                Some(_) => Err(syn::Error::new(
                    span,
                    "`inline` and `boxed` both say where the future is kept; write one of them",
                )),
            },
            Arg::Forward(_, span) => Err(for_traits_only(span, "forward")),
            Arg::Local(_, span) => Err(for_traits_only(span, "local")),
            Arg::Crate(_, span) => Err(for_traits_only(span, "crate")),
        }
    }
}

fn once<T>(slot: &mut Option<T>, value: T, span: Span, name: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(syn::Error::new(
            span,
            format!("`{name}` is given twice; leave one out"),
        )),
    }
}

fn for_traits_only(span: Span, name: &str) -> syn::Error {
    let message = format!(
        "`{name}` is about the whole trait; write it in the `#[erase(..)]` above the trait"
    );
    syn::Error::new(span, message)
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        if input.peek(Token![?]) {
            input.parse::<Token![?]>()?;
            let ident: Ident = input.parse()?;
            if ident != "Send" {
                return Err(syn::Error::new(
                    ident.span(),
                    "only `Send` can be left out; write `?Send`",
                ));
            }
            return Ok(Arg::NotSend(span));
        }
        if input.peek(keyword::boxed) {
            input.parse::<keyword::boxed>()?;
            return Ok(Arg::Storage(Storage::Boxed, span));
        }
        if input.peek(keyword::inline) {
            input.parse::<keyword::inline>()?;
            value(input, "inline = BYTES")?;
            return Ok(Arg::Storage(
                Storage::Inline(Box::new(input.parse::<Expr>()?)),
                span,
            ));
        }
        if input.peek(keyword::forward) {
            input.parse::<keyword::forward>()?;
            return Ok(Arg::Forward(pointers(input, span)?, span));
        }
        if input.peek(keyword::local) {
            input.parse::<keyword::local>()?;
            value(input, "local = LocalName")?;
            return Ok(Arg::Local(input.parse()?, span));
        }
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            value(input, "crate = path::to::erase_core")?;
            return Ok(Arg::Crate(Path::parse_mod_style(input)?, span));
        }
        Err(input.error(
            "unknown argument; expected `?Send`, `inline = BYTES`, `boxed`, `forward(..)`, `local = Name` or `crate = path`",
        ))
    }
}

fn value(input: ParseStream<'_>, usage: &str) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>().map(drop)
    } else {
        Err(input.error(format!("a value is missing; write `{usage}`")))
    }
}

fn pointers(input: ParseStream<'_>, span: Span) -> syn::Result<Vec<Pointer>> {
    if !input.peek(token::Paren) {
        let message = "the pointers are missing; write `forward(Box, Arc, Rc, &, &mut)` with those that you want, or `forward()` for none";
        return Err(syn::Error::new(span, message));
    }
    let content;
    parenthesized!(content in input);
    let pointers = Punctuated::<Pointer, Token![,]>::parse_terminated(&content)?;
    let mut unique: Vec<Pointer> = Vec::new();
    for pointer in pointers {
        if unique.contains(&pointer) {
            return Err(syn::Error::new(
                span,
                "a pointer is named twice in `forward(..)`; leave one out",
            ));
        }
        unique.push(pointer);
    }
    Ok(unique)
}

impl Parse for Pointer {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![&]) {
            input.parse::<Token![&]>()?;
            let mutability = input.parse::<Option<Token![mut]>>()?;
            return Ok(mutability.map_or(Pointer::Ref, |_| Pointer::Mut));
        }
        let ident: Ident = input.parse()?;
        match ident.to_string().as_str() {
            "Box" => Ok(Pointer::Box),
            "Rc" => Ok(Pointer::Rc),
            "Arc" => Ok(Pointer::Arc),
            _ => Err(syn::Error::new(
                ident.span(),
                "expected `Box`, `Arc`, `Rc`, `&` or `&mut`",
            )),
        }
    }
}
