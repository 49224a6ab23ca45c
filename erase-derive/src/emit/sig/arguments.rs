//! What an erased call holds: the arguments, and what the future captures beside them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Lifetime, WherePredicate};

use super::Sig;
use crate::emit::generics;
use crate::model::Captures;
use crate::syntax::{outlives, self_type, type_outlives};

impl Sig<'_> {
    /// `Held<'f, (&'f P, (A, B))>`, for generic code: with all that the future captures.
    pub(super) fn held(&self) -> TokenStream {
        let (private, args) = (&self.private, self.all_types());
        let future = self.call_lifetime();
        if let (Captures::All(_), Some(params)) = (&self.method.lifetimes.captures, self.params()) {
            return quote!(#private::HeldWith<#future, #args, #params>);
        }
        let captured = self.captured().into_iter();
        quote!(#private::Held<#future, #args #(, #captured)*>)
    }

    /// The future's lifetime there. For an impl that carries several lifetimes it is any lifetime that all of
    /// them outlive, and so not one of an argument.
    pub(super) fn call_lifetime(&self) -> &Lifetime {
        let lifetimes = &self.method.lifetimes;
        if lifetimes.free || self.item.covers(self.method) {
            return &lifetimes.future;
        }
        &self.item.names.call
    }

    pub(super) fn all_types(&self) -> TokenStream {
        let (this, types) = (self.this_type(), self.types());
        quote!((#this, (#(#types,)*)))
    }

    /// The types that must outlive the future, if those are not just the arguments.
    pub(super) fn captured(&self) -> Option<TokenStream> {
        let params = self.params();
        match &self.method.lifetimes.captures {
            Captures::Bounded => Some(quote!(())),
            Captures::Listed(_) => Some(params.unwrap_or_else(|| quote!(()))),
            Captures::All(_) => params.map(|params| {
                let args = self.all_types();
                quote!((#args, #params))
            }),
        }
    }

    /// What the future captures beside the arguments: the parameters of the trait, and lifetimes that
    /// only the output names. If a `use<..>` lists the captures, all of them.
    pub(super) fn params(&self) -> Option<TokenStream> {
        let lifetimes = &self.method.lifetimes;
        let is_listed = matches!(lifetimes.captures, Captures::Listed(_));
        let own = is_listed.then(|| {
            let own = self.ty(&self_type());
            quote!(*const #own)
        });
        let others = lifetimes.others().iter().filter(|other| {
            is_listed || !lifetimes.is_in_inputs(other) && !lifetimes.is_in_receiver(other)
        });
        let params = self.item.generics.params.iter();
        let params = params.filter_map(|param| match param {
            GenericParam::Lifetime(param) => {
                let lifetime = &param.lifetime;
                Some(quote!(&#lifetime ()))
            }
            GenericParam::Type(param) => {
                let ident = &param.ident;
                Some(quote!(*const #ident))
            }
            GenericParam::Const(_) => None,
        });
        let others = others.map(|other| quote!(&#other ()));
        let all: Vec<TokenStream> = own.into_iter().chain(others).chain(params).collect();
        let private = &self.private;
        (!all.is_empty()).then(|| quote!(#private::Params<(#(#all,)*)>))
    }

    /// `Held<'f, (A, B)>`, for the erased form, which says in its where clause what else is captured:
    /// a trait's own method cannot name `Self` in an argument.
    pub(super) fn erased_args(&self) -> TokenStream {
        let (private, types) = (&self.private, self.types());
        let future = &self.method.lifetimes.future;
        let is_captured = matches!(self.method.lifetimes.captures, Captures::All(_));
        let captured = (!is_captured).then(|| quote!(, ())).into_iter();
        quote!(#private::Held<#future, (#(#types,)*) #(#captured)*>)
    }

    /// The where clause for the types that outlive the future, besides the arguments.
    pub(super) fn outlive(&self) -> Vec<WherePredicate> {
        let lifetimes = &self.method.lifetimes;
        let (is_listed, owned) = match lifetimes.captures {
            Captures::Bounded => return Vec::new(),
            Captures::Listed(_) => (true, true),
            Captures::All(_) => (false, !self.method.receiver_kind().borrows()),
        };
        let future = &lifetimes.future;
        let others = lifetimes.others().iter();
        let others = others.filter(|other| is_listed || !lifetimes.is_in_inputs(other));
        let others = others.map(|other| outlives(other, future));
        let own = owned.then(|| type_outlives(self.ty(&self_type()), future));
        let params = generics::params_outlive(self.item, future).into_iter();
        others.chain(params).chain(own).collect()
    }
}
