//! The model that the other stages read: a trait and its methods, with derived facts.

mod assoc;
mod auto;
mod forwards;
mod lifetimes;
mod method;
mod output;
mod receiver;

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Generics, ItemTrait, Path, Token, TraitItem, TypeParamBound, Visibility, parse_quote,
};

use crate::attr::{Forward, MethodAttr, TraitAttr};
use crate::bounds::{bound_is, self_bounds};
use crate::errors::Errors;
use crate::names::Names;

pub(crate) use assoc::Assoc;
pub(crate) use auto::AutoTraits;
pub(crate) use forwards::obstacle;
pub(crate) use lifetimes::{Captures, Namer};
pub(crate) use method::{Input, Method, Plain};
pub(crate) use output::{Output, OutputKind};
pub(crate) use receiver::{ReceiverKind, pointer_argument};

/// A trait to be erased.
#[expect(clippy::struct_field_names, reason = "syn's own names")]
pub(crate) struct Trait {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) unsafety: Option<Token![unsafe]>,
    pub(crate) trait_token: Token![trait],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// As written after the colon.
    pub(crate) supertraits: Punctuated<TypeParamBound, Token![+]>,
    pub(crate) brace_token: syn::token::Brace,
    pub(crate) items: Vec<Item>,
    /// Associated types that the `dyn` type must name.
    pub(crate) assocs: Vec<Assoc>,
    /// The path of `erase_core`.
    pub(crate) krate: Path,
    pub(crate) names: Names,
    /// The auto traits that the supertraits name.
    pub(crate) given: AutoTraits,
    /// The pointers that `forward(..)` names; `None` for the default set.
    pub(crate) asked: Option<Vec<(Forward, Span)>>,
    /// The pointers that implement the trait too.
    pub(crate) forwards: Vec<Forward>,
}

/// An item of the trait, in the order of the source.
#[expect(clippy::large_enum_variant, reason = "a handful of items, moved once")]
pub(crate) enum Item {
    /// Unchanged: consts and macros.
    Other(TraitItem),
    /// An associated type.
    Type(syn::TraitItemType),
    /// An ordinary method, dispatched by the compiler itself.
    Plain(Plain),
    /// A method whose native form is not dyn-compatible.
    Method(Method),
}

/// The properties of the trait that a method's lifetimes depend on.
struct Scope<'a> {
    names: &'a Names,
    /// Whether the trait has type or lifetime parameters.
    generic: bool,
    given: AutoTraits,
}

impl Trait {
    pub(crate) fn from_syn(item: ItemTrait, attr: TraitAttr, errors: &mut Errors) -> Trait {
        let mut parsed = Trait {
            names: Names::new(&item),
            attrs: item.attrs,
            vis: item.vis,
            unsafety: item.unsafety,
            trait_token: item.trait_token,
            ident: item.ident,
            brace_token: item.brace_token,
            generics: item.generics,
            supertraits: item.supertraits,
            items: Vec::new(),
            assocs: Vec::new(),
            krate: attr.krate.unwrap_or_else(|| parse_quote!(::erase_core)),
            given: AutoTraits::NONE,
            asked: attr.forward,
            forwards: Vec::new(),
        };
        let named = |name| {
            parsed
                .all_supertraits()
                .any(|bound| bound_is(bound, &[name]))
        };
        parsed.given = AutoTraits {
            send: named("Send"),
            sync: named("Sync"),
        };
        let scope = Scope {
            names: &parsed.names,
            generic: parsed.is_generic(),
            given: parsed.given,
        };
        let items = item.items.into_iter();
        let items = items.map(|item| Item::from_syn(item, &attr.method, &scope, errors));
        parsed.items = items.collect();
        parsed.assocs = assoc::assocs(&parsed, attr.assoc.unwrap_or_default());
        parsed
    }

    /// Decides which pointers are forwarded, once the erased methods are known.
    pub(crate) fn decide_forwards(&mut self) {
        self.forwards = forwards::decide(self);
    }

    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.items.iter().filter_map(|item| match item {
            Item::Method(method) => Some(method),
            _ => None,
        })
    }

    pub(crate) fn erased_methods(&self) -> impl Iterator<Item = &Method> {
        self.methods().filter(|method| method.is_erased())
    }

    /// The bounds of all default bodies on `Self`.
    pub(crate) fn needs(&self) -> AutoTraits {
        self.erased_methods()
            .fold(AutoTraits::NONE, |all, method| all.or(method.needs))
    }

    /// The supertraits, with those written as `where Self: Super`.
    pub(crate) fn all_supertraits(&self) -> impl Iterator<Item = &TypeParamBound> {
        self.supertraits.iter().chain(self_bounds(&self.generics))
    }
}

impl Item {
    fn from_syn(
        item: TraitItem,
        defaults: &MethodAttr,
        scope: &Scope<'_>,
        errors: &mut Errors,
    ) -> Self {
        match item {
            TraitItem::Fn(function) => method::from_syn(function, defaults, scope, errors),
            TraitItem::Type(assoc) => Item::Type(assoc),
            other => Item::Other(other),
        }
    }
}
