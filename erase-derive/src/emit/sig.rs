//! The signatures of one method, in all the forms in which it is emitted.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute, CapturedParam, GenericParam, Generics, Lifetime, LifetimeParam, Type,
    TypeParamBound, WherePredicate,
};

use super::generics::{self, push_bounds, push_lifetimes};
use super::path::trait_path;
use super::self_as::SelfAs;
use crate::attr::Storage;
use crate::attrs;
use crate::bounds::bound_is;
use crate::model::{Captures, Input, Method, Output, OutputKind, ReceiverKind, Trait};
use crate::names::Names;
use crate::subst::Substitution;
use crate::syntax::{async_span, bounded, outlives, self_type, type_outlives};

/// The parts that every signature is printed from.
pub(super) struct Signature {
    pub(super) attrs: Vec<Attribute>,
    pub(super) vis: Option<TokenStream>,
    pub(super) is_unsafe: bool,
    pub(super) ident: Ident,
    pub(super) generics: Generics,
    pub(super) inputs: Vec<TokenStream>,
    pub(super) output: TokenStream,
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

/// One method, where `at` gives the meaning of `Self`.
pub(super) struct Sig<'a> {
    pub(super) item: &'a Trait,
    pub(super) method: &'a Method,
    at: SelfAs<'a>,
    /// `erase_core::__private`, as it is named there.
    pub(super) private: TokenStream,
    substitution: Substitution,
}

impl<'a> Sig<'a> {
    /// In the module of the trait.
    pub(super) fn outside(item: &'a Trait, method: &'a Method) -> Self {
        let krate = &item.krate;
        Self::new(item, method, SelfAs::Itself, quote!(#krate::__private))
    }

    /// In the module of the trait, about a type parameter.
    pub(super) fn on_pointee(item: &'a Trait, method: &'a Method, pointee: &'a Ident) -> Self {
        let krate = &item.krate;
        let private = quote!(#krate::__private);
        Self::new(item, method, SelfAs::Param(pointee), private)
    }

    /// In the nameless constant beside the trait.
    pub(super) fn inside(item: &'a Trait, method: &'a Method, at: SelfAs<'a>) -> Self {
        let erase = &item.names.private;
        Self::new(item, method, at, quote!(#erase))
    }

    fn new(item: &'a Trait, method: &'a Method, at: SelfAs<'a>, private: TokenStream) -> Self {
        Sig {
            item,
            method,
            at,
            private,
            substitution: at.substitution(item),
        }
    }

    /// The name of the erased form.
    pub(super) fn erased_name(&self) -> Ident {
        Names::erased_method(&self.method.sig.ident)
    }

    pub(super) fn names(&self) -> Vec<Ident> {
        self.method.inputs.iter().map(Input::own_name).collect()
    }

    /// A type of the signature, as it reads here.
    pub(super) fn ty(&self, ty: &Type) -> Type {
        self.substitution.ty(ty)
    }

    /// The arguments' types.
    pub(super) fn types(&self) -> Vec<Type> {
        let inputs = self.method.lifetimes.inputs.iter();
        inputs.map(|ty| self.ty(ty)).collect()
    }

    /// The attributes of an item generated from the method, which is hidden.
    pub(super) fn attrs(&self) -> Vec<Attribute> {
        attrs::of_generated(&self.method.attrs, self.method.inputs.len())
    }

    /// The user's where clause without its bounds on `Self`, and the method's own bounds on `Self`.
    fn predicates(&self) -> Vec<WherePredicate> {
        let clause = self.method.sig.generics.where_clause.iter();
        let predicates = clause.flat_map(|clause| clause.predicates.iter().cloned());
        let predicates = predicates.filter_map(generics::without_self_traits);
        predicates
            .map(|predicate| self.substitution.predicate(&predicate))
            .collect()
    }

    /// `Self: Sync`, where a default body needs it.
    pub(super) fn needs(&self) -> impl Iterator<Item = WherePredicate> {
        let of = match self.at {
            SelfAs::Param(param) => crate::syntax::path_type(param.clone()),
            SelfAs::Itself | SelfAs::Object => self_type(),
        };
        self.method
            .needs
            .paths()
            .map(move |path| bounded(of.clone(), path))
    }

    // ---- receivers

    /// `&'f self`, `self: Arc<Self>`, and `self: Box<Self>` for one by value that `dyn` can have.
    pub(super) fn receiver(&self) -> TokenStream {
        let kind = self.method.receiver_kind();
        match &self.method.lifetimes.receiver {
            Some(Type::Reference(reference))
                if matches!(kind, ReceiverKind::Ref | ReceiverKind::Mut) =>
            {
                let (lifetime, mutability) = (&reference.lifetime, &reference.mutability);
                quote!(&#lifetime #mutability self)
            }
            Some(ty) if kind != ReceiverKind::Value => quote!(self: #ty),
            _ => {
                let private = &self.private;
                quote!(self: #private::Box<Self>)
            }
        }
    }

    /// The receiver's type as an argument: `&'f P`, `Arc<P>`, `Box<P>` for a value.
    pub(super) fn this_type(&self) -> TokenStream {
        let private = &self.private;
        let receiver = self.method.lifetimes.receiver.as_ref();
        match receiver.filter(|_| self.method.receiver_kind() != ReceiverKind::Value) {
            Some(ty) => self.ty(ty).into_token_stream(),
            None => {
                let this = self.ty(&self_type());
                quote!(#private::Box<#this>)
            }
        }
    }

    // ---- arguments

    /// `Held<'f, (&'f P, (A, B))>`, for generic code: with all that the future captures.
    fn held(&self) -> TokenStream {
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
    fn call_lifetime(&self) -> &Lifetime {
        let lifetimes = &self.method.lifetimes;
        if lifetimes.free || self.item.covers(self.method) {
            return &lifetimes.future;
        }
        &self.item.names.call
    }

    fn all_types(&self) -> TokenStream {
        let (this, types) = (self.this_type(), self.types());
        quote!((#this, (#(#types,)*)))
    }

    /// The types that must outlive the future, if those are not just the arguments.
    fn captured(&self) -> Option<TokenStream> {
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
    fn params(&self) -> Option<TokenStream> {
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
    fn erased_args(&self) -> TokenStream {
        let (private, types) = (&self.private, self.types());
        let future = &self.method.lifetimes.future;
        let is_captured = matches!(self.method.lifetimes.captures, Captures::All(_));
        let captured = (!is_captured).then(|| quote!(, ())).into_iter();
        quote!(#private::Held<#future, (#(#types,)*) #(#captured)*>)
    }

    /// The where clause for the types that outlive the future, besides the arguments.
    fn outlive(&self) -> Vec<WherePredicate> {
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

    // ---- outputs

    /// The same type, where no receiver says what a lifetime stands for that it hides.
    fn unhidden(&self, ty: impl ToTokens) -> TokenStream {
        let Some(lifetime) = &self.method.lifetimes.hidden_output else {
            return ty.to_token_stream();
        };
        let private = &self.private;
        quote!(#private::Returned<fn(&#lifetime ()) -> #ty>)
    }

    /// The return type of a call on `dyn`: `DynFuture<'f, T>`, `Box<dyn Iterator<..> + 'f>`.
    pub(super) fn erased_output(&self, lifetime: &Lifetime) -> TokenStream {
        let private = &self.private;
        let output = &self.method.lifetimes.output;
        let item = self.ty(&output.item);
        match output.kind {
            OutputKind::Value => item.into_token_stream(),
            OutputKind::Async | OutputKind::Future => {
                let (name, storage) = (self.future_name(), self.storage());
                quote!(#private::#name<#lifetime, #item #storage>)
            }
            OutputKind::Stream => {
                let stream = self.boxed_output(output, lifetime);
                quote!(::core::pin::Pin<#stream>)
            }
            OutputKind::Boxed => self.boxed_output(output, lifetime),
        }
    }

    // Input:
    //     impl Iterator<Item = T> + Send + 'a
    // Output:
    //     Box<dyn Iterator<Item = T> + Send + 'a>
    fn boxed_output(&self, output: &Output, lifetime: &Lifetime) -> TokenStream {
        let private = &self.private;
        let bounds = output.bounds.iter();
        // A box is `Unpin` in any case.
        let is_kept = |bound: &&TypeParamBound| {
            matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &["Unpin"])
        };
        let bounds = bounds
            .filter(is_kept)
            .map(|bound| self.substitution.bound(bound));
        quote!(#private::Box<dyn #(#bounds +)* #lifetime>)
    }

    /// `DynFuture` or `LocalDynFuture`.
    pub(super) fn future_name(&self) -> Ident {
        let name = if self.method.send {
            "DynFuture"
        } else {
            "LocalDynFuture"
        };
        Ident::new(name, Span::mixed_site())
    }

    fn storage(&self) -> Option<TokenStream> {
        let private = &self.private;
        match &self.method.storage {
            Storage::Default => None,
            Storage::Boxed => Some(quote!(, #private::Boxed)),
            Storage::Inline(bytes) => Some(quote!(, #private::Inline<{ #bytes }>)),
        }
    }

    /// `impl Future<Output = T> + Send`, where `own` are the parameters that `use<Self>` names here.
    pub(super) fn native_output(&self, output: &Output, own: Option<&Ident>) -> TokenStream {
        let item = self.ty(&output.item);
        match output.kind {
            OutputKind::Value => item.into_token_stream(),
            OutputKind::Async => opaque_future(self.method, &item),
            _ => {
                let bounds = output.bounds.iter().map(|bound| {
                    let mut bound = self.substitution.bound(bound);
                    if let (TypeParamBound::PreciseCapture(captures), Some(own)) = (&mut bound, own)
                    {
                        capture_own(captures, own);
                    }
                    bound
                });
                quote!(impl #(#bounds)+*)
            }
        }
    }

    // ---- whole signatures

    // fn __erased_get<'f>(&'f self, args: Held<'f, (&'f str,)>, start: Start<'_, 'f, u32>) -> Poll<u32>
    pub(super) fn erased(&self) -> Signature {
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
    pub(super) fn erased_function(&self, param: &Ident) -> Signature {
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
    pub(super) fn dispatch(&self, ident: Ident, param: &Ident, bounds: TokenStream) -> Signature {
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
    pub(super) fn on_object(&self, receiver: TokenStream) -> Signature {
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
    pub(super) fn implemented(
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
    pub(super) fn forwarded(&self) -> TokenStream {
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
    fn lifetimes(&self) -> Vec<LifetimeParam> {
        let lifetimes = &self.method.lifetimes;
        let free = lifetimes
            .free
            .then(|| LifetimeParam::new(lifetimes.future.clone()));
        let params = lifetimes.params.iter().cloned().chain(free);
        params.map(generics::our_lifetime).collect()
    }

    /// Wraps a call, if the method is an `unsafe fn`.
    pub(super) fn passing_on_unsafe(&self, call: TokenStream) -> TokenStream {
        passing_on_unsafe(self.method.is_unsafe(), call)
    }
}

/// Wraps a call to a generated or user's function, if that is unsafe: the caller guarantees its
/// requirements.
pub(super) fn passing_on_unsafe(is_unsafe: bool, call: TokenStream) -> TokenStream {
    if is_unsafe {
        quote!(unsafe { #call })
    } else {
        call
    }
}

/// `impl Future<Output = T> + Send`, underlined at the user's `async`.
pub(super) fn opaque_future(method: &Method, item: &Type) -> TokenStream {
    let span = async_span(&method.sig);
    let send = method
        .send
        .then(|| quote::quote_spanned!(span=> + ::core::marker::Send));
    quote::quote_spanned!(span=> impl ::core::future::Future<Output = #item> #send)
}

// Input:
//     use<'s, Self>
// Output, in an impl for `X`:
//     use<'s, X>
pub(super) fn capture_own(captures: &mut syn::PreciseCapture, own: &Ident) {
    for param in &mut captures.params {
        if let CapturedParam::Ident(ident) = param {
            if ident == "Self" {
                *ident = own.clone();
            }
        }
    }
}
