//! Inherent methods on `dyn Trait`, `+ Send`, `+ Sync` and `+ Send + Sync`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{
    GenericParam, Generics, LifetimeParam, Type, TypeParam, TypeParamBound, VisRestricted,
    Visibility, WherePredicate,
};

use super::dispatch;
use super::generics::{of_trait, push_param, push_where};
use super::higher_ranked;
use super::path::{object_path, trait_path};
use super::self_as::SelfAs;
use super::sig::{Sig, Signature};
use crate::attrs;
use crate::bounds::{bound_is, is_auto};
use crate::model::{AutoTraits, Method, ReceiverKind, Trait};
use crate::names::Names;
use crate::syntax::{bounded, bounded_for_any, self_type};

/// The auto traits that may be behind `dyn Trait`.
pub(super) const MARKERS: [AutoTraits; 4] = [
    AutoTraits::NONE,
    AutoTraits::SEND,
    AutoTraits::SYNC,
    AutoTraits::BOTH,
];

// Output:
//     impl<'d> dyn Store + 'd {
//         pub fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> {
//             __call_get(Held::new((self, (key,))))
//         }
//     }
//     impl<'d> Deref for dyn Store + Send + 'd { type Target = dyn Store + 'd; .. }     // and two more
pub(super) fn expand(item: &Trait) -> TokenStream {
    let by_deref = is_found_by_deref(item);
    let impls = types(item).map(|(markers, object, generics)| {
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        let methods = if item.erased_methods().next().is_none() {
            TokenStream::new()
        } else if by_deref && markers != AutoTraits::NONE {
            deref(item, &object, &generics)
        } else {
            let methods = item.erased_methods().map(|own| method(item, own, markers));
            quote!(impl #impl_generics #object #where_clause { #(#methods)* })
        };
        // Also without a method of its own: an erased supertrait may be forwarded through it.
        let marked = marked(item, &object, &generics);
        quote!(#methods #marked)
    });
    let impls: TokenStream = impls.collect();
    let higher_ranked = higher_ranked::expand(item);
    quote!(#impls #higher_ranked)
}

/// Marks each of the types as a `dyn` type, for rustdoc.
pub(super) fn markers(item: &Trait) -> TokenStream {
    let impls = types(item).map(|(_, object, generics)| {
        let marked = marked(item, &object, &generics);
        quote!(#[doc(hidden)] #marked)
    });
    impls.collect()
}

pub(super) fn marked(item: &Trait, object: &Type, generics: &Generics) -> TokenStream {
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let erase = &item.names.private;
    quote!(impl #impl_generics #erase::TraitObject for #object #where_clause {})
}

/// The `dyn` types, each with the generics of an impl for it.
pub(super) fn types(item: &Trait) -> impl Iterator<Item = (AutoTraits, Type, Generics)> + '_ {
    let generics = of_object(item);
    MARKERS.into_iter().map(move |markers| {
        let object = object(item, markers);
        let mut generics = generics.clone();
        push_where(&mut generics, implemented(item, &object));
        (markers, object, generics)
    })
}

/// Whether the methods of `dyn Store` do for `dyn Store + Send` too: rustc finds them by `Deref`, if no
/// receiver is more than a reference, and no call makes use of what the types differ in. A method of
/// `dyn Parser<'t>` is found on `dyn for<'t> Parser<'t>` because that is a subtype; `Deref` knows none.
pub(super) fn is_found_by_deref(item: &Trait) -> bool {
    let by_reference = |method: &Method| {
        let kind = method.receiver_kind();
        matches!(kind, ReceiverKind::Ref | ReceiverKind::Mut)
            && method.needs == AutoTraits::NONE
            && dispatch::used_of_object(item, method) == AutoTraits::NONE
    };
    let has_lifetimes = item.generics.lifetimes().next().is_some();
    !has_lifetimes && !may_deref(item) && item.erased_methods().all(by_reference)
}

/// Whether a supertrait may be `Deref`.
pub(super) fn may_deref(item: &Trait) -> bool {
    const NOT_DEREF: [&str; 10] = [
        "Any",
        "Debug",
        "Display",
        "Error",
        "RefUnwindSafe",
        "Send",
        "Sync",
        "Unpin",
        "UnwindSafe",
        "Sized",
    ];
    let is_known = |bound: &TypeParamBound| {
        matches!(bound, TypeParamBound::Lifetime(_)) || bound_is(bound, &NOT_DEREF)
    };
    !item.all_supertraits().all(is_known)
}

fn deref(item: &Trait, object: &Type, generics: &Generics) -> TokenStream {
    let plain = self::object(item, AutoTraits::NONE);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let is_mutable = |method: &Method| method.receiver_kind() == ReceiverKind::Mut;
    let mutable = item.erased_methods().any(is_mutable).then(|| {
        quote! {
            impl #impl_generics ::core::ops::DerefMut for #object #where_clause {
                fn deref_mut(&mut self) -> &mut Self::Target { self }
            }
        }
    });
    quote! {
        impl #impl_generics ::core::ops::Deref for #object #where_clause {
            type Target = #plain;
            fn deref(&self) -> &Self::Target { self }
        }
        #mutable
    }
}

/// The parameters of the trait, its associated types and the bound of the object.
pub(super) fn of_object(item: &Trait) -> Generics {
    let substitution = SelfAs::Object.substitution(item);
    let mut generics = of_trait(item, SelfAs::Object);
    for assoc in &item.assocs {
        let mut param = TypeParam::from(assoc.param.clone());
        param.bounds = assoc
            .bounds
            .iter()
            .map(|bound| substitution.bound(bound))
            .collect();
        push_param(&mut generics, GenericParam::Type(param));
    }
    let object = LifetimeParam::new(item.names.object.clone());
    push_param(&mut generics, GenericParam::Lifetime(object));
    generics
}

/// The macro cannot see the bounds of a supertrait on its associated types, or on all types by being
/// `'static`. The user of the `dyn` type must satisfy them.
pub(super) fn implemented(item: &Trait, object: &Type) -> Option<WherePredicate> {
    let path = trait_path(item);
    let has_params = item.is_generic() || !item.assocs.is_empty();
    let demanding = item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        _ => true,
    });
    (has_params && demanding).then(|| bounded(object.clone(), path))
}

/// `dyn Store<Key = KeyType> + Send + 'd`
fn object(item: &Trait, markers: AutoTraits) -> Type {
    let (path, markers, lifetime) = (object_path(item), markers.added(), &item.names.object);
    Type::Verbatim(quote!(dyn #path #markers + #lifetime))
}

fn method(item: &Trait, method: &Method, markers: AutoTraits) -> TokenStream {
    let sig = Sig::inside(item, method, SelfAs::Object);
    let mut signature = inherent(&sig);
    push_where(&mut signature.generics, if_auto(&sig, markers));
    let body = dispatch::call(&sig, &quote!(self), markers);
    quote! {
        #[inline]
        #signature { #body }
    }
}

/// The signature that a user of the `dyn` type sees.
pub(super) fn inherent(sig: &Sig<'_>) -> Signature {
    let vis = of_ours(&sig.item.vis);
    let mut signature = sig.on_object(sig.receiver());
    signature.attrs = attrs::of_visible(&sig.method.attrs, sig.method.inputs.len());
    // A lint about the name applies to the trait's method.
    signature.ident = Names::ours(&signature.ident);
    signature.vis = Some(quote!(#vis));
    signature
}

/// The user's visibility, with a `pub` of ours. With theirs the method would be theirs as well where
/// a macro by example has written the trait, and rustc would report each that nobody calls.
fn of_ours(vis: &Visibility) -> Visibility {
    let mut vis = vis.clone();
    if let Visibility::Public(token)
    | Visibility::Restricted(VisRestricted {
        pub_token: token, ..
    }) = &mut vis
    {
        token.span = Span::mixed_site().located_at(token.span);
    }
    vis
}

/// `Self: Sync` in a form that may be false: then the call is an error, not the impl.
fn if_auto(sig: &Sig<'_>, markers: AutoTraits) -> Vec<WherePredicate> {
    let (private, any) = (&sig.private, &sig.item.names.pointer);
    let lacking = sig.method.needs.without(markers);
    let send = lacking.send.then(|| quote!(#private::IfSend<#any>));
    let sync = lacking.sync.then(|| quote!(#private::IfSync<#any>));
    let bounds = send.into_iter().chain(sync);
    bounds
        .map(|bound| bounded_for_any(any, self_type(), bound))
        .collect()
}
