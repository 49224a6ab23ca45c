//! The grammar of the attribute, on a trait and on a method.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Expr, LitStr, Meta, Path, Token, parenthesized, token};

use crate::errors::Errors;
use crate::find;

mod keyword {
    syn::custom_keyword!(assoc);
    syn::custom_keyword!(boxed);
    syn::custom_keyword!(forward);
    syn::custom_keyword!(inline);
    syn::custom_keyword!(local);
}

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

/// What the pointer points to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointee {
    /// A trait object. A call on an `Arc<Sqlite>` is native then, as rustc dereferences it.
    Object,
    /// Any implementor, with a size or without.
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

/// What `#[erase(..)]` on a trait says.
#[derive(Clone, Default)]
pub(crate) struct TraitAttr {
    pub(crate) method: MethodAttr,
    pub(crate) forward: Option<Vec<(Forward, Span)>>,
    pub(crate) local: Option<Ident>,
    pub(crate) krate: Option<Path>,
    /// Associated types of supertraits that no signature names.
    pub(crate) assoc: Option<Vec<Ident>>,
}

/// What `#[erase(..)]` on a method says; the trait's arguments are the default for its methods.
#[derive(Clone, Default)]
pub(crate) struct MethodAttr {
    pub(crate) not_send: Option<Span>,
    pub(crate) storage: Option<(Storage, Span)>,
}

const UNKNOWN: &str = "unknown argument; expected `?Send`, `inline = BYTES`, `boxed`, `forward(..)`, `assoc(..)`, `local = Name` or `crate = path`";

enum Arg {
    Unknown(Span),
    Assoc(Vec<Ident>, Span),
    NotSend(Span),
    Storage(Storage, Span),
    Forward(Vec<(Forward, Span)>, Span),
    Local(Ident, Span),
    Crate(Path, Span),
}

impl TraitAttr {
    /// What is right is kept, whatever stands beside it.
    pub(crate) fn from_tokens(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = TraitAttr::default();
        for arg in parse_all(tokens, errors) {
            let set = match arg {
                Arg::Forward(pointers, span) => once(&mut args.forward, pointers, span, "forward"),
                Arg::Local(name, span) => once(&mut args.local, name, span, "local"),
                Arg::Crate(path, span) => once(&mut args.krate, path, span, "crate"),
                Arg::Assoc(names, span) => once(&mut args.assoc, names, span, "assoc"),
                other => args.method.set(other),
            };
            errors.or_default(set);
        }
        if let (Some(_), Some(name)) = (args.method.not_send, &args.local) {
            let message = "with `?Send` the trait is local already; remove one of the two";
            errors.at(name, message);
            args.local = None;
        }
        args
    }
}

/// The arguments one by one; what does not parse is reported and left out, up to the next comma.
fn parse_all(tokens: TokenStream, errors: &mut Errors) -> Vec<Arg> {
    let all = |input: ParseStream<'_>| {
        let mut args = Vec::new();
        while !input.is_empty() {
            match input.parse::<Arg>() {
                Ok(arg) => args.push(Ok(arg)),
                Err(error) => args.push(Err(error)),
            }
            if !input.is_empty() && !input.peek(Token![,]) {
                if matches!(args.last(), Some(Ok(_))) {
                    args.push(Err(input.error("expected `,`")));
                }
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<TokenTree>()?;
                }
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(args)
    };
    let parsed = errors.or_default(all.parse2(tokens));
    parsed
        .into_iter()
        .filter_map(|arg| arg.map_err(|error| errors.push(error)).ok())
        .collect()
}

impl MethodAttr {
    /// Adds what one `#[erase(..)]` on a method says.
    pub(crate) fn add(&mut self, attr: &Attribute, errors: &mut Errors) -> syn::Result<()> {
        let nothing = "`#[erase]` has no effect on a method; write `#[erase(?Send)]`, `#[erase(inline = BYTES)]` or `#[erase(boxed)]`, or remove it";
        let Meta::List(list) = &attr.meta else {
            return Err(syn::Error::new_spanned(attr, nothing));
        };
        if list.tokens.is_empty() {
            return Err(syn::Error::new_spanned(attr, nothing));
        }
        for arg in parse_all(list.tokens.clone(), errors) {
            let set = match arg {
                Arg::Unknown(span) => {
                    let message = "unknown argument; on a method, expected `?Send`, `inline = BYTES` or `boxed`";
                    Err(syn::Error::new(span, message))
                }
                known => self.set(known),
            };
            errors.or_default(set);
        }
        Ok(())
    }

    fn set(&mut self, arg: Arg) -> syn::Result<()> {
        match arg {
            Arg::NotSend(span) => once(&mut self.not_send, span, span, "?Send"),
            Arg::Storage(storage, span) => self.set_storage(storage, span),
            Arg::Unknown(span) => Err(syn::Error::new(span, UNKNOWN)),
            Arg::Forward(_, span) => Err(for_traits_only(span, "forward")),
            Arg::Assoc(_, span) => Err(for_traits_only(span, "assoc")),
            Arg::Local(_, span) => Err(for_traits_only(span, "local")),
            Arg::Crate(_, span) => Err(for_traits_only(span, "crate")),
        }
    }
}

impl MethodAttr {
    fn set_storage(&mut self, storage: Storage, span: Span) -> syn::Result<()> {
        let message = match (self.storage.as_ref().map(|(storage, _)| storage), &storage) {
            (None, _) => {
                self.storage = Some((storage, span));
                return Ok(());
            }
            (Some(Storage::Boxed), Storage::Boxed) => "`boxed` is given twice; remove one",
            (Some(Storage::Inline(_)), Storage::Inline(_)) => "`inline` is given twice; remove one",
            _ => "`inline` and `boxed` both choose where the future is kept; write one of them",
        };
        Err(syn::Error::new(span, message))
    }
}

fn once<T>(slot: &mut Option<T>, value: T, span: Span, name: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(syn::Error::new(
            span,
            format!("`{name}` is given twice; remove one"),
        )),
    }
}

fn for_traits_only(span: Span, name: &str) -> syn::Error {
    let message = format!(
        "`{name}` applies to the whole trait; write it in the `#[erase(..)]` above the trait"
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
            value(input, span, "inline = BYTES")?;
            let bytes = input.parse::<Expr>()?;
            if let Some(part) = find::first_unstable(&bytes) {
                let message = "this is written in several places and may differ; write a number or a constant";
                return Err(syn::Error::new_spanned(part, message));
            }
            return Ok(Arg::Storage(Storage::Inline(Box::new(bytes)), span));
        }
        if input.peek(keyword::forward) {
            input.parse::<keyword::forward>()?;
            return Ok(Arg::Forward(forwards(input, span)?, span));
        }
        if input.peek(keyword::local) {
            input.parse::<keyword::local>()?;
            value(input, span, "local = LocalName")?;
            let name = input.parse()?;
            if input.peek(Token![::]) {
                return Err(input.error(
                    "the local trait is declared beside the trait; write a name without a path",
                ));
            }
            return Ok(Arg::Local(name, span));
        }
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            value(input, span, "crate = path::to::erase_core")?;
            return Ok(Arg::Crate(Path::parse_mod_style(input)?, span));
        }
        if input.peek(keyword::assoc) {
            input.parse::<keyword::assoc>()?;
            return Ok(Arg::Assoc(assocs(input, span)?, span));
        }
        while !input.is_empty() && !input.peek(Token![,]) {
            input.parse::<TokenTree>()?;
        }
        Ok(Arg::Unknown(span))
    }
}

/// The `=` of `name = value`, where the value is not a string.
fn value(input: ParseStream<'_>, span: Span, usage: &str) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        if input.peek(LitStr) {
            return Err(input.error(format!(
                "a value without quotes is expected; write `{usage}`"
            )));
        }
        if !input.is_empty() && !input.peek(Token![,]) {
            return Ok(());
        }
    }
    Err(syn::Error::new(
        span,
        format!("a value is missing; write `{usage}`"),
    ))
}

fn forwards(input: ParseStream<'_>, span: Span) -> syn::Result<Vec<(Forward, Span)>> {
    if !input.peek(token::Paren) {
        let message = "the pointers are missing; write `forward(Box, Arc, Rc, &, &mut)` with those that you want, or `forward()` for none";
        return Err(syn::Error::new(span, message));
    }
    let content;
    parenthesized!(content in input);
    let forwards = unique_forwards(&content);
    // What is left is not another error.
    content.parse::<TokenStream>()?;
    forwards
}

fn unique_forwards(content: ParseStream<'_>) -> syn::Result<Vec<(Forward, Span)>> {
    let mut forwards: Vec<(Forward, Span)> = Vec::new();
    while !content.is_empty() {
        let span = content.span();
        let forward: Forward = content.parse()?;
        let pointer = forward.pointer;
        if forwards.iter().any(|(other, _)| other.pointer == pointer) {
            let message = format!("`{}` is named twice; remove one", pointer.name());
            return Err(syn::Error::new(span, message));
        }
        forwards.push((forward, span));
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(forwards)
}

fn assocs(input: ParseStream<'_>, span: Span) -> syn::Result<Vec<Ident>> {
    if !input.peek(token::Paren) {
        let message = "the names are missing; write `assoc(Item)` with the associated types of supertraits that no signature names";
        return Err(syn::Error::new(span, message));
    }
    let content;
    parenthesized!(content in input);
    let names = names(&content);
    // What is left is not another error.
    content.parse::<TokenStream>()?;
    names
}

fn names(content: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let mut names: Vec<Ident> = Vec::new();
    while !content.is_empty() {
        if content.peek(LitStr) {
            return Err(content.error("a name without quotes is expected"));
        }
        let name: Ident = content.parse()?;
        if names.contains(&name) {
            return Err(syn::Error::new(
                name.span(),
                format!("`{name}` is named twice; remove one"),
            ));
        }
        names.push(name);
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(names)
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
