//! What an erased method says of lifetimes: that whatever its future may hold outlives it.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{GenericParam, Lifetime, TypeParamBound, WherePredicate};

use super::twin::Twin;
use crate::subst;
use crate::syntax::{outlives, path_type, self_type, type_outlives};

impl Twin<'_> {
    /// `'a: 'f, T: 'f`: whatever the future may hold outlives it.
    pub(super) fn outlives(&self) -> Vec<WherePredicate> {
        if self.bound_by_user() {
            return self.referents_outlive();
        }
        if !self.returns_erased() {
            let borrowed = self.lifetimes.params.iter().filter(|_| self.raw);
            return borrowed
                .flat_map(|param| self.held_outlive(&param.lifetime, true))
                .collect();
        }
        let future = &self.lifetimes.future;
        let outlive = self.lifetimes.outlive.iter();
        outlive
            .map(|lifetime| outlives(lifetime, future))
            .chain(self.held_outlive(future, self.lifetimes.self_outlives))
            .chain(self.referents_outlive())
            .collect()
    }

    /// `T: 'a, Self: 'a`, which an `Option<&'a Self::Key>` says natively. Where the type has lost its
    /// name nothing else does.
    fn referents_outlive(&self) -> Vec<WherePredicate> {
        if !self.raw {
            return Vec::new();
        }
        let types = self
            .lifetimes
            .inputs
            .iter()
            .chain([&self.lifetimes.output.item]);
        let mut lifetimes = BTreeSet::new();
        for ty in types {
            subst::references_to(ty, &|name| self.may_borrow(name), &mut lifetimes);
        }
        // `for<'a>` declares others. Of the future's own it is said already.
        let params = self.lifetimes.params.iter().map(|param| &param.lifetime);
        params
            .filter(|lifetime| **lifetime != self.lifetimes.future && lifetimes.contains(lifetime))
            .flat_map(|lifetime| self.held_outlive(lifetime, true))
            .collect()
    }

    /// Whether an associated type is not known to be `'static`.
    fn may_borrow(&self, name: &Ident) -> bool {
        let own = self.item.assocs.iter().find(|assoc| assoc.ident == *name);
        let is_static = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(bound) if bound.ident == "static");
        !own.is_some_and(|own| own.bounds.iter().any(is_static))
    }

    /// `T: 'f, Self: 'f`, without which nothing that mentions an associated type can be said to.
    fn held_outlive(&self, future: &Lifetime, own: bool) -> Vec<WherePredicate> {
        let params = self.item.generics.params.iter();
        let own = own.then(self_type);
        params
            .filter_map(|param| match param {
                GenericParam::Lifetime(param) => Some(outlives(&param.lifetime, future)),
                GenericParam::Type(param) => {
                    Some(type_outlives(path_type(param.ident.clone()), future))
                }
                GenericParam::Const(_) => None,
            })
            .chain(own.map(|own| type_outlives(own, future)))
            .collect()
    }

    /// `+ 'a` on the returned type: nothing has to be said about what it may hold.
    fn bound_by_user(&self) -> bool {
        self.lifetimes.output.lifetime.is_some()
    }
}
