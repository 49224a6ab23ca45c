//! What `Self` and its associated types are where something is emitted.

use proc_macro2::Ident;
use syn::{GenericParam, Token, Type, WhereClause, WherePredicate};

use super::projection;
use crate::model::Trait;
use crate::subst::{self, Substitution};
use crate::syntax::{path_type, self_type};

/// What `Self` is where a twin is emitted.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// In the erased trait itself, or in an impl of the user's trait.
    Native,
    /// In generic code about a type parameter.
    Param(&'a Ident),
    /// On `dyn Trait<Assoc = AssocType>`.
    Object,
}

/// Runs `f` with what `Self` and its associated types are in a place.
pub(super) fn with_substitution<R>(
    item: &Trait,
    place: Place<'_>,
    f: impl FnOnce(&mut Substitution<'_>) -> R,
) -> R {
    let self_type: Type = match place {
        Place::Native | Place::Object => self_type(),
        Place::Param(param) => path_type(param.clone()),
    };
    let assoc = |name: &Ident| -> Option<Type> {
        match place {
            Place::Native => None,
            Place::Param(_) => projection(item, &self_type, name),
            Place::Object => {
                let assoc = item.assocs.iter().find(|assoc| assoc.ident == *name)?;
                Some(path_type(assoc.param.clone()))
            }
        }
    };
    f(&mut Substitution {
        self_type: self_type.clone(),
        assoc: &assoc,
    })
}

/// A where clause, or nothing.
pub(super) fn where_clause(predicates: Vec<WherePredicate>) -> Option<WhereClause> {
    (!predicates.is_empty()).then(|| WhereClause {
        where_token: <Token![where]>::default(),
        predicates: predicates.into_iter().collect(),
    })
}

pub(super) fn mentions_self_or_assoc(predicate: &WherePredicate) -> bool {
    match predicate {
        WherePredicate::Type(clause) => {
            let ty = &clause.bounded_ty;
            let bounds = &clause.bounds;
            subst::mentions_assoc(ty)
                || subst::mentions_self(ty)
                || bounds.iter().any(subst::bound_mentions_assoc)
                || bounds.iter().any(subst::bound_mentions_self)
        }
        _ => false,
    }
}

/// Whether the trait has parameters that a future may hold.
pub(super) fn has_types(item: &Trait) -> bool {
    item.generics
        .params
        .iter()
        .any(|param| !matches!(param, GenericParam::Const(_)))
}
