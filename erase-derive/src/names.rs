//! All identifiers that the expansion introduces.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt as _;
use syn::{ItemTrait, Lifetime, TraitItem};

use crate::find;

/// The reserved names of one trait's expansion, none of which the trait itself uses.
#[derive(Clone)]
pub(crate) struct Names {
    /// The hidden, dyn-compatible supertrait.
    pub(crate) erased: Ident,
    /// The trait with the methods of references to possibly unsized values.
    pub(crate) unsized_: Ident,
    /// Type parameter: an implementor.
    pub(crate) implementor: Ident,
    /// Type parameter: the pointee of a forwarding pointer.
    pub(crate) pointee: Ident,
    /// The name of `erase_core::__private` in the unnamed constant. It must not hide a type of the user: a
    /// signature must mean the same in the constant as in the trait.
    pub(crate) private: Ident,
    /// The lifetime of the erased future.
    pub(crate) future: Lifetime,
    /// The lifetime of a call's future, in the function for that call, if no argument has it.
    pub(crate) call: Lifetime,
    /// The receiver's lifetime, if the output borrows from it.
    pub(crate) receiver: Lifetime,
    /// The bound of the trait object.
    pub(crate) object: Lifetime,
    /// The lifetime of a forwarding reference.
    pub(crate) pointer: Lifetime,
    used: HashSet<String>,
}

impl Names {
    pub(crate) fn new(item: &ItemTrait) -> Self {
        let mut used = HashSet::new();
        let calls_macro = collect(item.to_token_stream(), &mut used) && signatures_call_macro(item);
        // What a macro in a type expands to may have any name but a reserved one.
        let prefix = if calls_macro { "__" } else { "" };
        let fresh_ident = |base: &str| fresh_ident(&format!("{prefix}{base}"), &used);
        let name = item.ident.unraw();
        Names {
            erased: format_ident!("__Erased{name}", span = Span::mixed_site()),
            unsized_: format_ident!("__Unsized{name}", span = Span::mixed_site()),
            implementor: fresh_ident("X"),
            pointee: fresh_ident("P"),
            private: fresh_ident("__erase"),
            future: fresh_lifetime("future", &used),
            call: fresh_lifetime("call", &used),
            receiver: fresh_lifetime("receiver", &used),
            object: fresh_lifetime("object", &used),
            pointer: fresh_lifetime("pointer", &used),
            used,
        }
    }

    /// The erased form of a method.
    pub(crate) fn erased_method(method: &Ident) -> Ident {
        format_ident!("__erased_{}", method.unraw(), span = Span::mixed_site())
    }

    /// The method that returns the function that a method's erased form calls.
    pub(crate) fn raw_method(method: &Ident) -> Ident {
        format_ident!("__raw_{}", method.unraw(), span = Span::mixed_site())
    }

    /// The function through which all erased calls of a method go, or the one for `dyn` types whose
    /// auto traits let a call be kept for its first poll.
    pub(crate) fn dispatch(method: &Ident, keeps: bool) -> Ident {
        let verb = if keeps { "keep" } else { "call" };
        format_ident!("__{verb}_{}", method.unraw(), span = Span::mixed_site())
    }

    /// The type parameter that stands for an associated type on `dyn Trait<Assoc = AssocType>`.
    pub(crate) fn assoc(&self, assoc: &Ident) -> Ident {
        fresh_ident(&format!("{}Type", assoc.unraw()), &self.used)
    }

    /// The name of the `n`th lifetime that the user left out inside an argument's type.
    pub(crate) fn inner_lifetime(&self, n: usize) -> Lifetime {
        fresh_lifetime(&format!("arg{n}"), &self.used)
    }

    /// The name of the `n`th argument, where the user wrote a pattern.
    pub(crate) fn argument(n: usize) -> Ident {
        format_ident!("arg{n}", span = Span::mixed_site())
    }

    /// Whether a user's argument has the name of one of our locals.
    pub(crate) fn is_local(name: &Ident) -> bool {
        let name = name.to_string();
        name.starts_with("arg")
            || name == "_start"
            || ["args", "raw", "start", "this"].contains(&&*name)
    }

    /// A name of the user's as one of ours, which no lint is about. It is raw where it became a keyword
    /// after the user's edition, for the macro's own is a later one.
    pub(crate) fn ours(name: &Ident) -> Ident {
        const KEYWORDS: [&str; 5] = ["async", "await", "dyn", "gen", "try"];
        let span = Span::mixed_site().located_at(name.span());
        let text = name.to_string();
        if KEYWORDS.contains(&&*text) {
            return Ident::new_raw(&text, span);
        }
        let mut own = name.clone();
        own.set_span(span);
        own
    }

    /// A local of the expansion, which no argument of the user can be mistaken for.
    pub(crate) fn local(name: &str) -> Ident {
        Ident::new(name, Span::mixed_site())
    }
}

fn fresh_ident(base: &str, used: &HashSet<String>) -> Ident {
    Ident::new(&fresh(base, used), Span::mixed_site())
}

fn fresh_lifetime(base: &str, used: &HashSet<String>) -> Lifetime {
    Lifetime::new(&format!("'{}", fresh(base, used)), Span::mixed_site())
}

fn fresh(base: &str, used: &HashSet<String>) -> String {
    let mut name = base.to_owned();
    let mut n = 0_usize;
    while used.contains(&name) {
        n += 1;
        name = format!("{base}{n}");
    }
    name
}

/// Whether a macro is called anywhere but in the body of a method.
fn signatures_call_macro(item: &ItemTrait) -> bool {
    let mut item = item.clone();
    for item in &mut item.items {
        if let TraitItem::Fn(function) = item {
            function.default = None;
        }
    }
    collect(item.to_token_stream(), &mut HashSet::new())
}

/// Collects all identifiers. Returns whether a macro is called: whether a group follows a `!`.
fn collect(tokens: TokenStream, used: &mut HashSet<String>) -> bool {
    let mut calls_macro = false;
    find::any_token(tokens, &mut |before, tree| {
        match tree {
            TokenTree::Ident(ident) => {
                used.insert(ident.unraw().to_string());
            }
            TokenTree::Group(_) => calls_macro |= find::ends_in(before, &['!']),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        false
    });
    calls_macro
}
