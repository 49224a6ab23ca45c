//! The associated types that `dyn Trait` must name.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{FnArg, ReturnType, Signature, Token, TypeParamBound};

use super::{Item, Trait};
use crate::bounds::demands_sized;
use crate::subst;

/// An associated type, declared here or by a supertrait.
pub(crate) struct Assoc {
    pub(crate) ident: Ident,
    /// The type parameter that stands for it.
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

fn mentioned(item: &Trait, named: Vec<Ident>) -> Vec<Ident> {
    let mut mentioned = named;
    for entry in &item.items {
        match entry {
            Item::Plain(plain) if !plain.sized => {
                mentioned_in(&plain.function.sig, &mut mentioned);
            }
            Item::Method(method) if method.is_erased() => {
                for input in &method.inputs {
                    subst::assocs_in(&input.ty, &mut mentioned);
                }
                subst::assocs_in(&method.output.item, &mut mentioned);
                for bound in &method.output.bounds {
                    subst::assocs_in_bound(bound, &mut mentioned);
                }
            }
            _ => {}
        }
    }
    mentioned
}

/// The associated types that a signature names.
pub(crate) fn mentioned_in(sig: &Signature, found: &mut Vec<Ident>) {
    for input in &sig.inputs {
        if let FnArg::Typed(input) = input {
            subst::assocs_in(&input.ty, found);
        }
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        subst::assocs_in(ty, found);
    }
}
