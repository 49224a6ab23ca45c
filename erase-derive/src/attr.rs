//! The grammar of the attribute, on a trait and on a method.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Expr, LitStr, Meta, Path, Token, parenthesized, token};

use crate::errors::Errors;
use crate::find;

/// Where an erased future is kept.
#[derive(Clone)]
pub(crate) enum Storage {
    Default,
    Boxed,
    Inline(Box<Expr>),
}

/// An impl for a pointer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Forward {
    pub(crate) pointer: Pointer,
    pub(crate) pointee: Pointee,
}

/// The kind of pointee.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointee {
    /// A trait object. A call on an `Arc<Sqlite>` is then native, because rustc dereferences it.
    Object,
    /// Any implementor, sized or not.
    Any,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    Ref,
    Mut,
    Box,
    Rc,
    Arc,
}

impl Pointee {
    /// Generic code calls a `P: ?Sized` through a reference, and that serves all types.
    pub(crate) fn default_of(pointer: Pointer) -> Self {
        match pointer {
            Pointer::Ref | Pointer::Mut => Pointee::Any,
            Pointer::Box | Pointer::Rc | Pointer::Arc => Pointee::Object,
        }
    }
}

impl Pointer {
    /// As written in `forward(..)`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Pointer::Ref => "&",
            Pointer::Mut => "&mut",
            Pointer::Box => "Box",
            Pointer::Rc => "Rc",
            Pointer::Arc => "Arc",
        }
    }
}

/// The arguments of `#[erase(..)]` on a trait.
#[derive(Clone, Default)]
pub(crate) struct TraitAttr {
    pub(crate) method: MethodAttr,
    pub(crate) forward: Option<Vec<(Forward, Span)>>,
    pub(crate) local: Option<Ident>,
    pub(crate) krate: Option<Path>,
    /// Associated types of supertraits that no signature names.
    pub(crate) assoc: Option<Vec<Ident>>,
}

/// The arguments of `#[erase(..)]` on a method. The trait's arguments are their defaults.
#[derive(Clone, Default)]
pub(crate) struct MethodAttr {
    pub(crate) not_send: Option<Span>,
    pub(crate) storage: Option<(Storage, Span)>,
}

impl TraitAttr {
    /// Keeps the valid arguments, and reports the others.
    pub(crate) fn from_tokens(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut attr = TraitAttr::default();
        each(tokens, errors, |input| attr.argument(input));
        if let (Some(_), Some(name)) = (attr.method.not_send, &attr.local) {
            let message = "with `?Send` the trait is local already; remove one of the two";
            errors.at(name, message);
            attr.local = None;
        }
        attr
    }

    fn argument(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        const POINTERS: &str = "the pointers are missing; write `forward(Box, Arc, Rc, &, &mut)` with those that you want, or `forward()` for none";
        const NAMES: &str = "the names are missing; write `assoc(Item)` with the associated types of supertraits that no signature names";
        const UNKNOWN: &str = "unknown argument; expected `?Send`, `inline = BYTES`, `boxed`, `forward(..)`, `assoc(..)`, `local = Name` or `crate = path`";
        let span = input.span();
        match &*input.parse::<TokenTree>()?.to_string() {
            "forward" => {
                let pointers = list(input, span, POINTERS, |forward: &Forward| {
                    forward.pointer.name().to_owned()
                })?;
                once(&mut self.forward, pointers, span, "forward")
            }
            "assoc" => {
                let names = list(input, span, NAMES, Ident::to_string)?.into_iter();
                let names = names.map(|(name, _)| name).collect();
                once(&mut self.assoc, names, span, "assoc")
            }
            "local" => {
                value(input, span, "local = LocalName")?;
                let name = input.parse()?;
                if input.peek(Token![::]) {
                    let message =
                        "the local trait is declared beside the trait; write a name without a path";
                    return Err(input.error(message));
                }
                once(&mut self.local, name, span, "local")
            }
            "crate" => {
                value(input, span, "crate = path::to::erase_core")?;
                let path = Path::parse_mod_style(input)?;
                once(&mut self.krate, path, span, "crate")
            }
            name => self.method.argument(name, span, input, UNKNOWN),
        }
    }
}

impl MethodAttr {
    /// Adds the arguments of one `#[erase(..)]` on a method.
    pub(crate) fn add(&mut self, attr: &Attribute, errors: &mut Errors) {
        match &attr.meta {
            Meta::List(list) if !list.tokens.is_empty() => {
                each(list.tokens.clone(), errors, |input| self.of_method(input));
            }
            _ => errors.at(attr, "`#[erase]` has no effect on a method; write `#[erase(?Send)]`, `#[erase(inline = BYTES)]` or `#[erase(boxed)]`, or remove it"),
        }
    }

    fn of_method(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let span = input.span();
        match &*input.parse::<TokenTree>()?.to_string() {
            name @ ("forward" | "assoc" | "local" | "crate") => {
                let message = format!(
                    "`{name}` applies to the whole trait; write it in the `#[erase(..)]` above the trait"
                );
                Err(syn::Error::new(span, message))
            }
            name => self.argument(
                name,
                span,
                input,
                "unknown argument; on a method, expected `?Send`, `inline = BYTES` or `boxed`",
            ),
        }
    }

    /// The arguments that are allowed on the trait and on a method.
    fn argument(
        &mut self,
        name: &str,
        span: Span,
        input: ParseStream<'_>,
        unknown: &str,
    ) -> syn::Result<()> {
        let storage = match name {
            "?" => {
                let ident: Ident = input.parse()?;
                if ident != "Send" {
                    let message = "only `Send` can be left out; write `?Send`";
                    return Err(syn::Error::new(ident.span(), message));
                }
                return once(&mut self.not_send, span, span, "?Send");
            }
            "boxed" => Storage::Boxed,
            "inline" => {
                value(input, span, "inline = BYTES")?;
                let bytes = input.parse::<Expr>()?;
                if let Some(part) = find::first_unstable(&bytes) {
                    let message = "this is written in several places and may differ; write a number or a constant";
                    return Err(syn::Error::new_spanned(part, message));
                }
                Storage::Inline(Box::new(bytes))
            }
            _ => return Err(syn::Error::new(span, unknown)),
        };
        match self.storage.replace((storage, span)) {
            Some((Storage::Boxed, _)) if name == "inline" => Err(syn::Error::new(span, EITHER)),
            Some((Storage::Inline(_), _)) if name == "boxed" => Err(syn::Error::new(span, EITHER)),
            Some(_) => Err(twice(span, name)),
            None => Ok(()),
        }
    }
}

const EITHER: &str = "`inline` and `boxed` both choose where the future is kept; write one of them";

/// Reads the arguments one by one. Reports one that does not parse, and skips to the next comma.
fn each(
    tokens: TokenStream,
    errors: &mut Errors,
    mut argument: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    let all = |input: ParseStream<'_>| {
        let mut found = Vec::new();
        while !input.is_empty() {
            let parsed = argument(input);
            let is_at_end = input.is_empty() || input.peek(Token![,]);
            found.extend(
                parsed
                    .err()
                    .or_else(|| (!is_at_end).then(|| input.error("expected `,`"))),
            );
            while !input.is_empty() && !input.peek(Token![,]) {
                input.parse::<TokenTree>()?;
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(found)
    };
    let found = errors.or_default(all.parse2(tokens));
    for error in found {
        errors.push(error);
    }
}

fn once<T>(slot: &mut Option<T>, value: T, span: Span, name: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(twice(span, name)),
    }
}

fn twice(span: Span, name: &str) -> syn::Error {
    syn::Error::new(span, format!("`{name}` is given twice; remove one"))
}

/// The `=` of `name = value`, whose value must not be a string.
fn value(input: ParseStream<'_>, span: Span, usage: &str) -> syn::Result<()> {
    let is_given = input.parse::<Option<Token![=]>>()?.is_some();
    if is_given && input.peek(LitStr) {
        let message = format!("a value without quotes is expected; write `{usage}`");
        return Err(input.error(message));
    }
    if !is_given || input.is_empty() || input.peek(Token![,]) {
        let message = format!("a value is missing; write `{usage}`");
        return Err(syn::Error::new(span, message));
    }
    Ok(())
}

/// The arguments between parentheses, each given once.
fn list<T: Parse>(
    input: ParseStream<'_>,
    span: Span,
    missing: &str,
    name: impl Fn(&T) -> String,
) -> syn::Result<Vec<(T, Span)>> {
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(span, missing));
    }
    let content;
    parenthesized!(content in input);
    let mut listed: Vec<(T, Span)> = Vec::new();
    let mut read = || {
        while !content.is_empty() {
            if content.peek(LitStr) {
                return Err(content.error("a name without quotes is expected"));
            }
            let (span, next) = (content.span(), content.parse()?);
            let name_of_next = name(&next);
            if listed.iter().any(|(other, _)| name(other) == name_of_next) {
                let message = format!("`{name_of_next}` is named twice; remove one");
                return Err(syn::Error::new(span, message));
            }
            listed.push((next, span));
            content.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    };
    let read = read();
    // The remaining tokens are not another error.
    content.parse::<TokenStream>()?;
    read.map(|()| listed)
}

impl Parse for Forward {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let any = input.parse::<Option<Token![dyn]>>()?;
        if let (Some(any), true) = (any, input.is_empty()) {
            let message = "the pointer is missing; write `dyn Box`, `dyn Rc` or `dyn Arc`";
            return Err(syn::Error::new(any.span, message));
        }
        let pointer: Pointer = input.parse()?;
        let pointee = match any {
            Some(_) => Pointee::Any,
            None => Pointee::default_of(pointer),
        };
        Ok(Forward { pointer, pointee })
    }
}

impl Parse for Pointer {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![&]) {
            input.parse::<Token![&]>()?;
            let mutability = input.parse::<Option<Token![mut]>>()?;
            return Ok(mutability.map_or(Pointer::Ref, |_| Pointer::Mut));
        }
        let expected = "expected `Box`, `Arc`, `Rc`, `&` or `&mut`";
        let error = input.error(expected);
        let ident: Ident = input.parse().map_err(|_| error)?;
        match ident.to_string().as_str() {
            "Box" => Ok(Pointer::Box),
            "Rc" => Ok(Pointer::Rc),
            "Arc" => Ok(Pointer::Arc),
            _ => Err(syn::Error::new(ident.span(), expected)),
        }
    }
}
