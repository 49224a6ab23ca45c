//! The user's trait and those that the macro declares, by name and with their arguments.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{GenericParam, Generics, Token};

use crate::model::{Assoc, Trait};

/// `Store<'a, T, Item = ItemType>`
pub(super) struct TraitPath<'a> {
    name: &'a Ident,
    generics: &'a Generics,
    bindings: &'a [Assoc],
}

/// The trait itself.
pub(super) fn trait_path(item: &Trait) -> TraitPath<'_> {
    TraitPath {
        name: &item.ident,
        generics: &item.generics,
        bindings: &[],
    }
}

/// The trait with its associated types named, as behind `dyn`.
pub(super) fn object_path(item: &Trait) -> TraitPath<'_> {
    TraitPath {
        bindings: &item.assocs,
        ..trait_path(item)
    }
}

/// The hidden, dyn-compatible supertrait.
pub(super) fn erased_path(item: &Trait) -> TraitPath<'_> {
    TraitPath {
        name: &item.names.erased,
        ..trait_path(item)
    }
}

impl ToTokens for TraitPath<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        let params = &self.generics.params;
        if params.is_empty() && self.bindings.is_empty() {
            return;
        }
        let mut arguments = Arguments(tokens, false);
        for param in params {
            match param {
                GenericParam::Lifetime(param) => arguments.push(&param.lifetime),
                GenericParam::Type(param) => arguments.push(&param.ident),
                GenericParam::Const(param) => arguments.push(&param.ident),
            }
        }
        for assoc in self.bindings {
            arguments.push(&assoc.ident);
            <Token![=]>::default().to_tokens(arguments.0);
            assoc.param.to_tokens(arguments.0);
        }
        <Token![>]>::default().to_tokens(tokens);
    }
}

/// The arguments between angle brackets, and whether there are any yet.
struct Arguments<'a>(&'a mut TokenStream, bool);

impl Arguments<'_> {
    fn push(&mut self, argument: &impl ToTokens) {
        if std::mem::replace(&mut self.1, true) {
            <Token![,]>::default().to_tokens(self.0);
        } else {
            <Token![<]>::default().to_tokens(self.0);
        }
        argument.to_tokens(self.0);
    }
}
