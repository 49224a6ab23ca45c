//! `dyn for<'t> Parser<'t>`, which has the `&self` methods of its supertype `dyn Parser<'t>`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Generics, Type};

use super::dispatch::Own;
use super::generics::{our_lifetime, push_lifetimes, push_where};
use super::object::{MARKERS, implemented, inherent, marked, may_deref, of_object};
use super::path::{erased_path, object_path, trait_path};
use super::self_as::SelfAs;
use super::sig::Sig;
use super::unsized_::made;
use crate::model::{AutoTraits, Method, ReceiverKind, Trait};
use crate::syntax::bounded;
use crate::viewer::upcasts;

// Output:
//     #[allow(coherence_leak_check)]
//     impl<'d> TraitObject for dyn for<'t> Parser<'t> + 'd {}      // and three more
//     impl<'d> Deref for dyn for<'t> Parser<'t> + 'd { type Target = dyn for<'t> __ErasedParser<'t> + 'd; .. }
//     impl<'d> dyn for<'t> __ErasedParser<'t> + 'd { pub fn parse<'t>(&mut self, text: &'t str) -> .. }
//
// With the first, pointers to it are implementors. The lint says of two types that they will always be told
// apart. An inherent impl would clash with that for `dyn Parser<'t>`, so its `&mut self` methods, which a
// supertype does not give, are those of another type.
pub(super) fn expand(item: &Trait) -> Option<TokenStream> {
    let lifetimes: Vec<_> = item.generics.lifetimes().collect();
    let plain = lifetimes.iter().all(|param| param.bounds.is_empty());
    let is_plain = plain && item.generics.where_clause.is_none() && item.assocs.is_empty();
    if lifetimes.is_empty() || !is_plain {
        return None;
    }
    let binder = quote!(for<#(#lifetimes),*>);
    let mut generics = of_object(item);
    let params = std::mem::take(&mut generics.params).into_iter();
    let object = &item.names.object;
    let of_trait = |param: &GenericParam| match param {
        GenericParam::Lifetime(param) => param.lifetime != *object,
        _ => false,
    };
    generics.params = params.filter(|param| !of_trait(param)).collect();
    let path = object_path(item);
    let impls = MARKERS.iter().map(|markers| {
        let added = markers.added();
        let ty = Type::Verbatim(quote!(dyn #binder #path #added + #object));
        let mut generics = generics.clone();
        let bounds = trait_path(item);
        push_where(
            &mut generics,
            implemented(item, &ty).map(|_| bounded(ty.clone(), quote!(#binder #bounds))),
        );
        let marked = (!item.forwards.is_empty()).then(|| {
            let marked = marked(item, &ty, &generics);
            quote!(#[allow(coherence_leak_check)] #marked)
        });
        let changing = changing(item, *markers, &ty, &binder, &generics);
        quote!(#marked #changing)
    });
    Some(impls.collect())
}

/// The methods that change a value of this type, found by `Deref`.
fn changing(
    item: &Trait,
    markers: AutoTraits,
    ty: &Type,
    binder: &TokenStream,
    generics: &Generics,
) -> Option<TokenStream> {
    let is_mutable = |method: &&Method| method.receiver_kind() == ReceiverKind::Mut;
    let mut methods = item.erased_methods().filter(is_mutable).peekable();
    if methods.peek().is_none() || may_deref(item) || !upcasts() {
        return None;
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (path, object) = (erased_path(item), &item.names.object);
    let all = markers.or(item.given);
    let added = all.added();
    let target = quote!(dyn #binder #path #added + #object);
    // Where the supertraits add auto traits, another of the four has the same target.
    let methods = (all == markers).then(|| {
        let methods = methods.map(|own| method(item, own));
        quote!(impl #impl_generics #target #where_clause { #(#methods)* })
    });
    Some(quote! {
        impl #impl_generics ::core::ops::Deref for #ty #where_clause {
            type Target = #target;
            fn deref(&self) -> &Self::Target { self }
        }
        impl #impl_generics ::core::ops::DerefMut for #ty #where_clause {
            fn deref_mut(&mut self) -> &mut Self::Target { self }
        }
        #methods
    })
}

fn method(item: &Trait, method: &Method) -> TokenStream {
    let sig = Sig::inside(item, method, SelfAs::Object);
    let mut signature = inherent(&sig);
    let lifetimes: Vec<_> = item
        .generics
        .lifetimes()
        .cloned()
        .map(our_lifetime)
        .collect();
    push_lifetimes(&mut signature.generics, lifetimes.iter());
    let body = made(&sig, &quote!(self), &Own::Named(quote!(Self)));
    quote! {
        #[inline]
        #signature { #body }
    }
}
