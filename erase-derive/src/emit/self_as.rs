//! The meaning of `Self` and its associated types in an emitted item.

use proc_macro2::Ident;
use quote::quote;
use syn::Type;

use super::path::trait_path;
use crate::model::Trait;
use crate::subst::Substitution;
use crate::syntax::path_type;

#[derive(Clone, Copy)]
pub(super) enum SelfAs<'a> {
    /// In a trait, or in an impl of the user's trait.
    Itself,
    /// In generic code about a type parameter.
    Param(&'a Ident),
    /// On `dyn Trait<Assoc = AssocType>`.
    Object,
}

impl SelfAs<'_> {
    pub(super) fn substitution(self, item: &Trait) -> Substitution {
        match self {
            SelfAs::Itself => Substitution::default(),
            SelfAs::Param(param) => {
                let assocs = item.assocs.iter();
                let assocs =
                    assocs.map(|assoc| (assoc.ident.clone(), projection(item, param, assoc)));
                Substitution {
                    self_type: Some(path_type(param.clone())),
                    assocs: assocs.collect(),
                }
            }
            SelfAs::Object => {
                let assocs = item.assocs.iter();
                let assocs =
                    assocs.map(|assoc| (assoc.ident.clone(), path_type(assoc.param.clone())));
                Substitution {
                    self_type: None,
                    assocs: assocs.collect(),
                }
            }
        }
    }
}

/// `<X as Trait<..>>::Name`, or `X::Name` for what a supertrait declares.
fn projection(item: &Trait, param: &Ident, assoc: &crate::model::Assoc) -> Type {
    let name = &assoc.ident;
    if assoc.inherited {
        return Type::Verbatim(quote!(#param::#name));
    }
    let path = trait_path(item);
    Type::Verbatim(quote!(<#param as #path>::#name))
}
