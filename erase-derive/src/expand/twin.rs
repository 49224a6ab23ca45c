//! One erased method, seen from all the places where it is emitted.

use std::borrow::Cow;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Generics, Lifetime, Path, Token, Type, TypeParamBound, WherePredicate};

use super::method_generics;
use super::place::{Place, has_types, with_substitution};
use crate::lifetimes::{self, Lifetimes};
use crate::model::{Dispatch, Method, Output, OutputKind, ReceiverKind, Storage, Trait};
use crate::names::Names;
use crate::syntax::{bounded, self_type};

pub(super) struct Twin<'a> {
    pub(super) item: &'a Trait,
    pub(super) method: &'a Method,
    pub(super) lifetimes: Lifetimes,
    /// The attributes of whatever nobody sees.
    pub(super) cfgs: Vec<Attribute>,
    /// The name of the erased method.
    pub(super) erased: Ident,
    /// The arguments' names, without the receiver. A twin uses its `_key`, which is no mistake of
    /// the user's.
    pub(super) names: Vec<Ident>,
    /// Whether arguments and answer travel behind pointers, as associated types have no name in
    /// the erased trait.
    pub(super) raw: bool,
}

impl<'a> Twin<'a> {
    pub(super) fn new(item: &'a Trait, method: &'a Method) -> Self {
        let names = method.inputs.iter().map(|input| match &input.ident {
            name if name.to_string().starts_with('_') => own(name),
            name => name.clone(),
        });
        Twin {
            item,
            method,
            lifetimes: lifetimes::analyse(method, &item.names, has_types(item)),
            cfgs: method.twin_attrs(),
            erased: Names::erased_method(&method.sig.ident),
            names: names.collect(),
            raw: method.mentions_assoc(),
        }
    }

    pub(super) fn krate(&self) -> &Path {
        &self.item.options.krate
    }

    pub(super) fn receiver_kind(&self) -> ReceiverKind {
        self.method
            .receiver
            .as_ref()
            .map_or(ReceiverKind::Unknown, |receiver| receiver.kind)
    }

    /// The arguments' names as bindings of ours, which no lint about bindings is about.
    pub(super) fn own_names(&self) -> Vec<Ident> {
        let inputs = self.method.inputs.iter();
        inputs
            .map(|input| match &input.ident {
                // Told apart from ours by its span alone.
                name if Names::is_local(name) => name.clone(),
                name => own(name),
            })
            .collect()
    }

    /// The arguments' types, as they read in a place.
    pub(super) fn types(&self, place: Place<'_>) -> Vec<Cow<'_, Type>> {
        if !self.lifetimes.elidable {
            return self.named_types(place);
        }
        let types = self.method.inputs.iter().map(|input| &input.ty);
        types.map(|ty| self.in_place(ty, place)).collect()
    }

    /// The same with all lifetimes named.
    pub(super) fn named_types(&self, place: Place<'_>) -> Vec<Cow<'_, Type>> {
        let types = self.lifetimes.inputs.iter();
        types.map(|ty| self.in_place(ty, place)).collect()
    }

    /// A type of the signature, as it reads in a place.
    pub(super) fn in_place<'t>(&self, ty: &'t Type, place: Place<'_>) -> Cow<'t, Type> {
        // Validation refuses whatever else mentions `Self`.
        if self.method.dispatch == Dispatch::Erased && !self.raw {
            return Cow::Borrowed(ty);
        }
        let substituted =
            with_substitution(self.item, place, |substitution| substitution.ty(ty.clone()));
        Cow::Owned(substituted)
    }

    /// `<'a, 'f>` of the user's method and of its impls.
    pub(super) fn generics(&self) -> Generics {
        method_generics(&self.lifetimes.params, [])
    }

    /// The same for the twins, which always name the future's lifetime, and what is said about
    /// them.
    pub(super) fn erased_generics(&self, predicates: Vec<WherePredicate>) -> Generics {
        let free = self.lifetimes.free.iter().filter(|_| self.returns_erased());
        method_generics(self.lifetimes.params.iter().chain(free), predicates)
    }

    /// What the user's where clause says, in a place, without the bounds on `Self`.
    pub(super) fn user_predicates(&self, place: Place<'_>) -> Vec<WherePredicate> {
        let clause = self.method.sig.generics.where_clause.iter();
        let predicates = clause.flat_map(|clause| clause.predicates.iter().cloned());
        let predicates = predicates.filter_map(super::without_self_traits);
        predicates
            .map(|mut predicate| {
                with_substitution(self.item, place, |substitution| {
                    substitution.predicate(&mut predicate);
                });
                predicate
            })
            .collect()
    }

    pub(super) fn returns_erased(&self) -> bool {
        self.method.output.kind != OutputKind::Value
    }

    /// `Self: Sync`, where a default body needs it.
    pub(super) fn auto_bounds(&self) -> Vec<WherePredicate> {
        let needs = self.method.needs;
        let send = needs.send.then(|| quote!(::core::marker::Send));
        let sync = needs.sync.then(|| quote!(::core::marker::Sync));
        let bounds = send.into_iter().chain(sync);
        bounds.map(|bound| bounded(self_type(), bound)).collect()
    }

    /// `&'f self`, `self: Arc<Self>`, as an impl or an object-safe trait may say it; elided where
    /// all can be.
    pub(super) fn receiver(&self) -> TokenStream {
        self.receiver_of(&self.receiver_type())
    }

    /// The same with its lifetime named.
    pub(super) fn named_receiver(&self) -> TokenStream {
        self.receiver_of(&self.named_receiver_type())
    }

    pub(super) fn named_receiver_type(&self) -> Cow<'_, Type> {
        or_self(self.lifetimes.receiver.as_ref())
    }

    fn receiver_of(&self, ty: &Type) -> TokenStream {
        match (ty, self.receiver_kind()) {
            (Type::Reference(reference), ReceiverKind::Ref | ReceiverKind::Mut) => {
                let (lifetime, mutability) = (&reference.lifetime, &reference.mutability);
                quote!(&#lifetime #mutability self)
            }
            _ => quote!(self: #ty),
        }
    }

    /// The receiver's type with its lifetime named, but where all can be elided.
    pub(super) fn receiver_type(&self) -> Cow<'_, Type> {
        if !self.lifetimes.elidable {
            return self.named_receiver_type();
        }
        or_self(self.method.receiver.as_ref().map(|receiver| &receiver.ty))
    }

    /// `self: Box<Self>` for a method that takes `self` by value.
    pub(super) fn erased_receiver(&self) -> TokenStream {
        if self.receiver_kind() == ReceiverKind::Value {
            let krate = self.krate();
            return quote!(self: #krate::__private::Box<Self>);
        }
        self.receiver()
    }

    /// `DynFuture`, `LocalDynStream`: the name of the erased type.
    pub(super) fn erased_name(&self) -> TokenStream {
        let krate = self.krate();
        match (self.method.output.kind.is_future(), self.method.send) {
            (true, true) => quote!(#krate::DynFuture),
            (true, false) => quote!(#krate::LocalDynFuture),
            (false, true) => quote!(#krate::DynStream),
            (false, false) => quote!(#krate::LocalDynStream),
        }
    }

    fn storage(&self) -> Option<TokenStream> {
        let krate = self.krate();
        match &self.method.storage {
            Storage::Default => None,
            Storage::Boxed => Some(quote!(, #krate::Boxed)),
            Storage::Inline(bytes) => Some(quote!(, #krate::Inline<{ #bytes }>)),
        }
    }

    /// `DynFuture<'f, T>`: what a call on `dyn` returns.
    pub(super) fn erased_output(&self, place: Place<'_>, lifetime: &Lifetime) -> TokenStream {
        self.erased_as(&self.lifetimes.output, place, lifetime)
    }

    /// The same where the lifetime need not be named.
    pub(super) fn elided_output(&self, place: Place<'_>) -> TokenStream {
        let lifetime = Lifetime::new("'_", Span::mixed_site());
        self.erased_as(&self.method.output, place, &lifetime)
    }

    fn erased_as(&self, output: &Output, place: Place<'_>, lifetime: &Lifetime) -> TokenStream {
        let item = self.in_place(&output.item, place);
        match output.kind {
            OutputKind::Value => item.to_token_stream(),
            OutputKind::Boxed => self.boxed_output(output, place, lifetime),
            _ => {
                let (name, storage) = (self.erased_name(), self.storage());
                quote!(#name<#lifetime, #item #storage>)
            }
        }
    }

    // Input:
    //     impl Iterator<Item = T> + Send + 'a
    // Output:
    //     Box<dyn Iterator<Item = T> + Send + 'a>
    fn boxed_output(&self, output: &Output, place: Place<'_>, lifetime: &Lifetime) -> TokenStream {
        let krate = self.krate();
        let bounds = output
            .bounds
            .iter()
            .filter(|bound| matches!(bound, TypeParamBound::Trait(_)));
        let bounds = bounds.cloned().map(|mut bound| {
            with_substitution(self.item, place, |substitution| {
                substitution.bound(&mut bound);
            });
            bound
        });
        quote!(#krate::__private::Box<dyn #(#bounds +)* #lifetime>)
    }

    /// `Start<'_, 'f, T>`: where the erased method builds its future.
    pub(super) fn start_type(&self, place: Place<'_>) -> TokenStream {
        let krate = self.krate();
        let name = if self.method.send {
            quote!(Start)
        } else {
            quote!(LocalStart)
        };
        let future = &self.lifetimes.future;
        let item = self.in_place(&self.lifetimes.output.item, place);
        let storage = self.storage();
        quote!(#krate::__private::#name<'_, #future, #item #storage>)
    }

    /// `unsafe` of an `unsafe fn`.
    pub(super) fn unsafety(&self) -> Option<Token![unsafe]> {
        self.is_unsafe().then(<Token![unsafe]>::default)
    }

    pub(super) fn is_unsafe(&self) -> bool {
        matches!(self.method.sig.safety, syn::Safety::Unsafe(_))
    }

    /// Wraps a call to the user's method, if that is an `unsafe fn`.
    pub(super) fn passing_on_unsafe(&self, call: TokenStream) -> TokenStream {
        if self.is_unsafe() {
            quote!(unsafe { #call })
        } else {
            call
        }
    }
}

fn or_self(ty: Option<&Type>) -> Cow<'_, Type> {
    ty.map_or_else(|| Cow::Owned(self_type()), Cow::Borrowed)
}

fn own(name: &Ident) -> Ident {
    let mut own = name.clone();
    own.set_span(Span::mixed_site().located_at(name.span()));
    own
}
