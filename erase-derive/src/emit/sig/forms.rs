//! Whole signatures.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Generics, Lifetime, LifetimeParam};

use super::Sig;
use crate::emit::generics::{self, push_bounds, push_lifetimes};
use crate::emit::path::trait_path;
use crate::emit::self_as::SelfAs;
use crate::model::Captures;
use crate::names::Names;
use crate::syntax::{outlives, type_outlives};

/// The parts that every signature is printed from.
pub(crate) struct Signature {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Option<TokenStream>,
    pub(crate) is_unsafe: bool,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) inputs: Vec<TokenStream>,
    pub(crate) output: TokenStream,
}

impl ToTokens for Signature {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Signature {
            attrs,
            vis,
            ident,
            generics,
            inputs,
            output,
            ..
        } = self;
        let unsafety = self.is_unsafe.then(|| quote!(unsafe));
        let clause = &generics.where_clause;
        tokens.extend(quote! {
            #(#attrs)* #vis #unsafety fn #ident #generics(#(#inputs),*) -> #output #clause
        });
    }
}

impl Sig<'_> {
    // fn __erased_get<'f>(&'f self, args: Held<'f, (&'f str,)>, start: Start<'_, 'f, u32>) -> Poll<u32>
    pub(crate) fn erased(&self) -> Signature {
        let mut predicates = self.predicates();
        predicates.extend(self.outlive());
        predicates.extend(self.needs());
        let mut generics = Generics::default();
        push_lifetimes(&mut generics, self.lifetimes().iter());
        push_bounds(&mut generics, predicates);
        let receiver = self.receiver();
        let output = self.started_output();
        self.erased_with(self.erased_name(), generics, receiver, output)
    }

    /// The same as a function, with `this` instead of the receiver.
    pub(crate) fn erased_function(&self, param: &Ident) -> Signature {
        let item = self.item;
        let path = trait_path(item);
        let bounds = quote!(#path + ::core::marker::Sized);
        let mut generics = generics::of_implementor(item, param, bounds);
        push_lifetimes(&mut generics, self.lifetimes().iter());
        let mut predicates = self.predicates();
        predicates.extend(self.outlive());
        predicates.extend(self.needs());
        push_bounds(&mut generics, predicates);
        let (this, ty) = (Names::local("this"), self.this_type());
        let (ident, output) = (self.method.sig.ident.clone(), self.started_output());
        let output = self.unhidden(output);
        self.erased_with(ident, generics, quote!(#this: #ty), output)
    }

    /// `Poll<T>` of a future's output, or the erased type.
    fn started_output(&self) -> TokenStream {
        let lifetimes = &self.method.lifetimes;
        if !self.method.output.kind.is_future() {
            return self.erased_output(&lifetimes.future);
        }
        let item = self.ty(&lifetimes.output.item);
        quote!(::core::task::Poll<#item>)
    }

    fn erased_with(
        &self,
        ident: Ident,
        generics: Generics,
        receiver: TokenStream,
        output: TokenStream,
    ) -> Signature {
        let args = Names::local("args");
        let held = self.erased_args();
        let start = self.start().map(|ty| {
            let start = Names::local("start");
            quote!(#start: #ty)
        });
        let inputs = [receiver, quote!(#args: #held)].into_iter().chain(start);
        Signature {
            attrs: self.attrs(),
            vis: None,
            is_unsafe: self.method.is_unsafe(),
            ident,
            generics,
            inputs: inputs.collect(),
            output,
        }
    }

    /// `Start<'_, 'f, T>`: where the erased form builds its future. What a [`RawFn`] stands for has
    /// a third argument in any case.
    ///
    /// [`RawFn`]: erase_core::__private::RawFn
    fn start(&self) -> Option<TokenStream> {
        if !self.method.output.kind.is_future() {
            return self.method.projects.then(|| quote!(()));
        }
        let private = &self.private;
        let name = if self.method.send {
            "Start"
        } else {
            "LocalStart"
        };
        let name = Ident::new(name, Span::mixed_site());
        let future = &self.method.lifetimes.future;
        let item = self.unhidden(self.ty(&self.method.lifetimes.output.item));
        let storage = self.storage();
        Some(quote!(#private::#name<'_, #future, #item #storage>))
    }

    // fn __call_get<'f, P: Store + ?Sized>(args: Held<'f, (&'f P, (&'f str,))>) -> DynFuture<'f, u32>
    pub(crate) fn dispatch(&self, ident: Ident, param: &Ident, bounds: TokenStream) -> Signature {
        let mut generics = generics::of_implementor(self.item, param, bounds);
        let mut lifetimes = self.lifetimes();
        let future = self.call_lifetime();
        // `+ 't` may be the trait's own.
        let mut declared = lifetimes.iter().chain(self.item.generics.lifetimes());
        if future.ident != "static" && declared.all(|param| param.lifetime != *future) {
            lifetimes.push(LifetimeParam::new(future.clone()));
        }
        push_lifetimes(&mut generics, lifetimes.iter());
        push_bounds(&mut generics, self.predicates());
        let args = Names::local("args");
        let held = self.held();
        Signature {
            attrs: self.attrs(),
            vis: None,
            is_unsafe: self.method.is_unsafe(),
            ident,
            generics,
            inputs: vec![quote!(#args: #held)],
            output: self.dispatched_output(future),
        }
    }

    /// A lifetime that the output hides is elided, if the arguments have but one.
    fn dispatched_output(&self, future: &Lifetime) -> TokenStream {
        let (method, output) = (self.method, self.erased_output(future));
        let is_all = matches!(method.lifetimes.captures, Captures::All(_));
        let is_alone = is_all && self.item.covers(method);
        if is_alone {
            output
        } else {
            self.unhidden(output)
        }
    }

    // fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32>
    pub(crate) fn on_object(&self, receiver: TokenStream) -> Signature {
        let lifetimes = &self.method.lifetimes;
        let future = &lifetimes.future;
        let mut predicates = Vec::new();
        if !matches!(lifetimes.captures, Captures::Bounded) {
            let inner = lifetimes.others().iter();
            let inner = inner.filter(|other| lifetimes.is_in_inputs(other));
            predicates.extend(inner.map(|other| outlives(other, future)));
            predicates.extend(self.outlive());
            if let (SelfAs::Object, true) =
                (self.at, self.method.projects || !predicates.is_empty())
            {
                let params = self.item.assocs.iter().map(|assoc| assoc.param.clone());
                let params = params.map(crate::syntax::path_type);
                predicates.extend(params.map(|param| type_outlives(param, future)));
            }
        }
        predicates.extend(self.predicates());
        if !matches!(self.at, SelfAs::Object) {
            predicates.extend(self.needs());
        }
        let mut generics = Generics::default();
        push_lifetimes(&mut generics, self.lifetimes().iter());
        push_bounds(&mut generics, predicates);
        Signature {
            attrs: self.attrs(),
            vis: None,
            is_unsafe: self.method.is_unsafe(),
            ident: self.method.sig.ident.clone(),
            generics,
            inputs: std::iter::once(receiver)
                .chain(self.inputs_within())
                .collect(),
            output: self.erased_output(future),
        }
    }

    /// The signature in an impl of the user's trait.
    pub(crate) fn implemented(
        &self,
        receiver: Option<TokenStream>,
        output: TokenStream,
    ) -> Signature {
        let params = &self.method.lifetimes.params;
        let mut generics = Generics::default();
        if self.method.is_erased() {
            push_lifetimes(&mut generics, params.iter());
        } else {
            generics.params.clone_from(&self.method.sig.generics.params);
        }
        let mut predicates = self.predicates();
        predicates.extend(self.needs());
        push_bounds(&mut generics, predicates);
        let inputs = receiver.into_iter().chain(self.typed_inputs());
        Signature {
            attrs: self.attrs(),
            vis: None,
            is_unsafe: self.method.is_unsafe(),
            ident: self.method.sig.ident.clone(),
            generics,
            inputs: inputs.collect(),
            output,
        }
    }

    /// The return type of an impl for a pointer, if one lifetime does not cover all captures.
    pub(crate) fn forwarded(&self) -> TokenStream {
        let private = &self.private;
        let erased = self.erased_output(&Lifetime::new("'static", Span::mixed_site()));
        let erased = self.unhidden(erased);
        if self.method.lifetimes.hide_any() {
            return quote!(#private::Forwarded::<_, #erased>);
        }
        let captured = self.captured().unwrap_or_else(|| self.all_types());
        quote!(#private::Forwarded<#captured, #erased>)
    }

    fn typed_inputs(&self) -> impl Iterator<Item = TokenStream> {
        let inputs = self.names().into_iter().zip(self.types());
        inputs.map(|(name, ty)| quote!(#name: #ty))
    }

    /// The same, with `Within<'f, Request>` for what may hide a lifetime.
    fn inputs_within(&self) -> impl Iterator<Item = TokenStream> {
        let (private, lifetimes) = (&self.private, &self.method.lifetimes);
        let inputs = self.names().into_iter().zip(self.types());
        inputs
            .zip(&lifetimes.hides)
            .map(move |((name, ty), hides)| {
                let future = &lifetimes.future;
                if *hides {
                    quote!(#name: #private::Within<#future, #ty>)
                } else {
                    quote!(#name: #ty)
                }
            })
    }

    /// The method's lifetimes, and the future's if it is not one of them.
    pub(super) fn lifetimes(&self) -> Vec<LifetimeParam> {
        let lifetimes = &self.method.lifetimes;
        let free = lifetimes
            .free
            .then(|| LifetimeParam::new(lifetimes.future.clone()));
        let params = lifetimes.params.iter().cloned().chain(free);
        params.map(generics::our_lifetime).collect()
    }
}
