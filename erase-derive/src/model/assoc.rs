//! The associated types that `dyn Trait` must name.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{Token, TypeParamBound};

use super::{Item, Trait};
use crate::bounds::demands_sized;

/// An associated type, declared here or by a supertrait.
pub(crate) struct Assoc {
    pub(crate) ident: Ident,
    /// Its type parameter.
    pub(crate) param: Ident,
    pub(crate) bounds: Punctuated<TypeParamBound, Token![+]>,
    /// Declared by a supertrait, so that `<Self as Trait>::Name` would not find it.
    pub(crate) inherited: bool,
}

/// Those declared without generics and without `where Self: Sized`, and those of supertraits that a
/// signature or the attribute mentions.
pub(super) fn assocs(item: &Trait, named: Vec<Ident>) -> Vec<Assoc> {
    let own = item.items.iter().filter_map(|entry| match entry {
        Item::Type(assoc) => Some(assoc),
        _ => None,
    });
    let assoc = |ident: &Ident, bounds, inherited| Assoc {
        ident: ident.clone(),
        param: item.names.assoc(ident),
        bounds,
        inherited,
    };
    let mut assocs: Vec<Assoc> = own
        .clone()
        .filter(|own| !demands_sized(&own.generics))
        .map(|own| assoc(&own.ident, own.bounds.clone(), false))
        .collect();
    for ident in mentioned(item, named) {
        let declared = own.clone().any(|own| own.ident == ident);
        if !declared && assocs.iter().all(|assoc| assoc.ident != ident) {
            assocs.push(assoc(&ident, Punctuated::new(), true));
        }
    }
    assocs
}

/// The names that the methods of `dyn` mention.
fn mentioned(item: &Trait, mut named: Vec<Ident>) -> Vec<Ident> {
    named.extend(item.items.iter().flat_map(|entry| match entry {
        Item::Plain(plain) if !plain.sized => plain.mentions().assocs,
        Item::Method(method) if method.is_erased() => method.mentions().assocs,
        _ => Vec::new(),
    }));
    named
}
