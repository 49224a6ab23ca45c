//! The associated types that `dyn Trait` must name.

use proc_macro2::Ident;
use syn::{FnArg, ReturnType};

use crate::bounds::demands_sized;
use crate::model::{Assoc, Dispatch, Item, Trait};
use crate::subst;

/// The associated types that `dyn Trait` must name: those declared without generics and without
/// `where Self: Sized`, and those of supertraits that a signature or the attribute mentions.
pub(super) fn assocs(parsed: &Trait, named: Vec<Ident>) -> Vec<Assoc> {
    let mut assocs = Vec::new();
    for item in &parsed.items {
        if let Item::Type(assoc) = item {
            if !demands_sized(&assoc.generics) {
                let param = parsed.names.assoc(&assoc.ident);
                let bounds = assoc.bounds.clone();
                assocs.push(Assoc {
                    ident: assoc.ident.clone(),
                    param,
                    bounds,
                    inherited: false,
                });
            }
        }
    }
    let mut mentioned = named;
    for item in &parsed.items {
        match item {
            Item::Plain(function) if !demands_sized(&function.sig.generics) => {
                for input in &function.sig.inputs {
                    if let FnArg::Typed(input) = input {
                        subst::assocs_in(&input.ty, &mut mentioned);
                    }
                }
                if let ReturnType::Type(_, ty) = &function.sig.output {
                    subst::assocs_in(ty, &mut mentioned);
                }
            }
            Item::Method(method) if method.dispatch == Dispatch::Erased => {
                method
                    .inputs
                    .iter()
                    .for_each(|input| subst::assocs_in(&input.ty, &mut mentioned));
                subst::assocs_in(&method.output.item, &mut mentioned);
                for bound in &method.output.bounds {
                    subst::assocs_in_bound(bound, &mut mentioned);
                }
            }
            _ => {}
        }
    }
    for ident in mentioned {
        let declared = parsed
            .items
            .iter()
            .any(|item| matches!(item, Item::Type(assoc) if assoc.ident == ident));
        if !declared && assocs.iter().all(|assoc| assoc.ident != ident) {
            let param = parsed.names.assoc(&ident);
            let bounds = syn::punctuated::Punctuated::new();
            assocs.push(Assoc {
                ident,
                param,
                bounds,
                inherited: true,
            });
        }
    }
    assocs
}
