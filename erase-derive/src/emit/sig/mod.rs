//! The signatures of one method, in all the forms in which it is emitted.

mod arguments;
mod forms;
mod outputs;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Attribute, CapturedParam, Type, WherePredicate};

use super::generics;
use super::self_as::SelfAs;
use crate::attrs;
use crate::model::{Input, Method, ReceiverKind, Trait};
use crate::names::Names;
use crate::subst::Substitution;
use crate::syntax::{async_span, bounded, path_type, self_type};
pub(super) use forms::Signature;

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
            SelfAs::Param(param) => path_type(param.clone()),
            SelfAs::Itself | SelfAs::Object => self_type(),
        };
        self.method
            .needs
            .paths()
            .map(move |path| bounded(of.clone(), path))
    }

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
