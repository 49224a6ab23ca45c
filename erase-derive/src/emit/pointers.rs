//! Impls for pointers: `&P` for every `P`, `Box`, `Rc` and `Arc` of a `dyn` value, and those that
//! `forward(..)` names.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    GenericParam, Generics, PathArguments, Type, TypeParamBound, WherePredicate, parse_quote,
};

use super::generics::{of_implementor, push_param, push_where};
use super::path::trait_path;
use super::self_as::SelfAs;
use super::sig::Sig;
use super::{dispatch, plain};
use crate::attr::{Forward, Pointee, Pointer};
use crate::bounds::{bound_is, is_auto};
use crate::model::{AutoTraits, Item, Method, ReceiverKind, Trait};
use crate::syntax::bounded;

// Output:
//     impl<'p, P: Store + ?Sized> Store for &'p P where &'p P: Debug {
//         fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> {
//             __call_get(Held::new((pointee(self), (key,))))      // as on `dyn Store`
//         }
//     }
//     impl<P: Store + TraitObject + ?Sized> Store for Box<P> where Box<P>: Debug { .. }
pub(super) fn expand(item: &Trait) -> TokenStream {
    // Their bodies are the same.
    let items = (!item.forwards.is_empty()).then(|| items(item));
    let impls = item
        .forwards
        .iter()
        .map(|forward| pointer_impl(item, *forward, items.as_ref()));
    impls.collect()
}

fn pointer_impl(item: &Trait, forward: Forward, items: Option<&TokenStream>) -> TokenStream {
    let ty = pointer_type(item, forward.pointer);
    let generics = generics(item, forward, &ty);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let path = trait_path(item);
    let unsafety = &item.unsafety;
    // If the pointee's bound fails, rustc reports that bound, whose message names the fix.
    let hidden = (forward.pointee == Pointee::Any).then(|| quote!(#[diagnostic::do_not_recommend]));
    quote! {
        #[automatically_derived]
        #hidden
        #unsafety impl #impl_generics #path for #ty #where_clause {
            #items
        }
    }
}

fn items(item: &Trait) -> TokenStream {
    let items = item.items.iter().filter_map(|entry| match entry {
        Item::Type(assoc) => {
            let (name, pointee) = (&assoc.ident, &item.names.pointee);
            let path = trait_path(item);
            Some(quote!(type #name = <#pointee as #path>::#name;))
        }
        Item::Plain(plain) if plain.sized => None,
        Item::Plain(plain) => {
            let (pointee, path) = (&item.names.pointee, trait_path(item));
            let receiver = reborrowed(item, plain.receiver);
            Some(plain::handed_on(
                plain,
                &quote!(<#pointee as #path>),
                receiver,
            ))
        }
        Item::Method(method) if method.is_erased() => Some(method_impl(item, method)),
        Item::Method(_) | Item::Other(_) => None,
    });
    items.collect()
}

pub(super) fn pointer_type(item: &Trait, pointer: Pointer) -> Type {
    let erase = &item.names.private;
    let (pointee, lifetime) = (&item.names.pointee, &item.names.pointer);
    let ty = match pointer {
        Pointer::Ref => quote!(&#lifetime #pointee),
        Pointer::Mut => quote!(&#lifetime mut #pointee),
        Pointer::Box => quote!(#erase::Box<#pointee>),
        Pointer::Rc => quote!(#erase::Rc<#pointee>),
        Pointer::Arc => quote!(#erase::Arc<#pointee>),
    };
    Type::Verbatim(ty)
}

/// `Store<T>`, and the bounds of the default bodies.
pub(super) fn implementor_bounds(item: &Trait) -> TokenStream {
    let (path, needs) = (trait_path(item), item.needs().added());
    quote!(#path #needs)
}

pub(super) fn generics(item: &Trait, forward: Forward, ty: &Type) -> Generics {
    let bounds = implementor_bounds(item);
    // Not where `P` is: rustc would offer to write `?Sized` behind the attribute.
    let mut erase = item.names.private.clone();
    erase.set_span(Span::mixed_site().located_at(item.ident.span()));
    let object = (forward.pointee == Pointee::Object)
        .then(|| quote_spanned!(erase.span()=> + #erase::TraitObject));
    let bounds = quote!(#bounds #object + ?::core::marker::Sized);
    let mut generics = of_implementor(item, &item.names.pointee, bounds);
    if matches!(forward.pointer, Pointer::Ref | Pointer::Mut) {
        let lifetime = syn::LifetimeParam::new(item.names.pointer.clone());
        push_param(&mut generics, GenericParam::Lifetime(lifetime));
    }
    push_where(&mut generics, supertraits_of(item, forward.pointer, ty));
    generics
}

/// The trait's supertraits, which the pointer itself must have. `Send` and `Sync` of the pointee may imply
/// those of the pointer: rustc would check a bound again in each method.
fn supertraits_of(item: &Trait, pointer: Pointer, ty: &Type) -> Option<WherePredicate> {
    let substitution = SelfAs::Param(&item.names.pointee).substitution(item);
    let is_implied = |bound: &TypeParamBound| {
        let asked = AutoTraits {
            send: bound_is(bound, &["Send"]),
            sync: bound_is(bound, &["Sync"]),
        };
        let of_pointee = match pointer {
            Pointer::Ref => AutoTraits::SYNC,
            Pointer::Mut | Pointer::Box => asked,
            Pointer::Rc | Pointer::Arc => AutoTraits::BOTH,
        };
        asked != AutoTraits::NONE && of_pointee.is_within(item.given)
    };
    let bounds = item
        .all_supertraits()
        .filter(|bound| !is_implied(bound))
        .map(|bound| substitution.bound(bound));
    let bounds = bounds.map(|bound| with_inherited(item, bound));
    let bounds: Vec<TypeParamBound> = bounds.collect();
    (!bounds.is_empty()).then(|| bounded(ty.clone(), quote!(#(#bounds)+*)))
}

/// `HasKey<Key = P::Key>`, for the only supertrait that can declare the inherited type.
fn with_inherited(item: &Trait, mut bound: TypeParamBound) -> TypeParamBound {
    let pointee = &item.names.pointee;
    let inherited = item.assocs.iter().filter(|assoc| assoc.inherited);
    let TypeParamBound::Trait(supertrait) = &mut bound else {
        return bound;
    };
    if is_auto(&supertrait.path) {
        return bound;
    }
    for name in inherited.map(|assoc| &assoc.ident) {
        let Some(last) = supertrait.path.segments.last_mut() else {
            continue;
        };
        let binding: syn::GenericArgument = parse_quote!(#name = #pointee::#name);
        match &mut last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.push(binding),
            arguments => *arguments = PathArguments::AngleBracketed(parse_quote!(<#binding>)),
        }
    }
    bound
}

/// The receiver that the pointee's method takes.
fn reborrowed(item: &Trait, kind: ReceiverKind) -> TokenStream {
    let erase = &item.names.private;
    match kind {
        ReceiverKind::Mut => quote!(#erase::pointee_mut(self)),
        ReceiverKind::Value => quote!(self),
        ReceiverKind::Box => quote!(*self),
        _ => quote!(#erase::pointee(self)),
    }
}

fn method_impl(item: &Trait, method: &Method) -> TokenStream {
    let sig = Sig::inside(item, method, SelfAs::Itself);
    let receiver = match method.receiver_kind() {
        ReceiverKind::Value => quote!(self),
        _ => sig.receiver(),
    };
    let this = reborrowed(item, method.receiver_kind());
    let (output, body) = if item.covers(method) {
        let body = dispatch::call(&sig, &this, AutoTraits::NONE);
        (sig.erased_output(&method.lifetimes.future), body)
    } else {
        let pointee = SelfAs::Param(&item.names.pointee);
        let forwarded = Sig::inside(item, method, pointee).forwarded();
        let body = dispatch::forwarded_call(&sig, &this, &forwarded);
        // Nobody can name what a type hides.
        let opaque = method.lifetimes.hide_any().then(|| {
            let own = &item.names.pointee;
            sig.native_output(&method.lifetimes.output, Some(own))
        });
        (opaque.unwrap_or(forwarded), body)
    };
    let signature = sig.implemented(Some(receiver), output);
    quote!(#signature { #body })
}
