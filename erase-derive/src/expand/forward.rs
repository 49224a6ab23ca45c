//! Pointers to implementors are implementors: `&P`, `Box<P>`, `Rc<P>`, `Arc<P>`, `&mut P`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    GenericParam, Generics, PathArguments, Type, TypeParamBound, WherePredicate, parse_quote,
};

use super::call::native_output_in;
use super::dispatch::{self, Bounds};
use super::path::{call_path, trait_path};
use super::place::{Place, has_types, where_clause, with_substitution};
use super::twin::Twin;
use super::{impl_generics, plain, push_param, push_where};
use crate::forwardable;
use crate::model::{Forward, Item, OutputKind, Pointer, ReceiverKind, Route, Trait};
use crate::names::Names;
use crate::syntax::{bounded, type_param};

const DEFAULT: [Pointer; 4] = [Pointer::Ref, Pointer::Box, Pointer::Rc, Pointer::Arc];

/// The forwards asked for, or as many of the default ones as can be.
pub(super) fn forwards(item: &Trait) -> Vec<Forward> {
    let candidates: Vec<Forward> = match &item.options.forward {
        Some(asked) => asked.iter().map(|(forward, _)| *forward).collect(),
        // What an unsafe trait demands of an implementor a pointer need not fulfil.
        None if item.unsafety.is_some() => Vec::new(),
        None => default(item).collect(),
    };
    let possible = candidates
        .into_iter()
        .filter(|forward| forwardable::obstacle(item, forward.pointer).is_none());
    possible.collect()
}

/// `&mut P` only where each method takes `&mut self`: auto-ref would prefer it for a `&self` call on a
/// `&mut P`, and want that to be mutable.
fn default(item: &Trait) -> impl Iterator<Item = Forward> {
    let mutable = forwardable::is_all_mutable(item).then_some(Pointer::Mut);
    DEFAULT.into_iter().chain(mutable).map(|pointer| Forward {
        pointer,
        route: pointer.route(),
    })
}

// Output:
//     impl<'p, P: ?Sized + Store> Store for &'p P where &'p P: Debug {
//         fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> {
//             call__erased_get(pointee(self), key)             // as on `dyn Store`
//         }
//     }
//     impl<P: ?Sized + Store + Kind> Store for Box<P> where P::K: __CallStore<P>, Box<P>: Debug {
//         fn get<'f>(&'f self, key: &'f str) -> impl Future<Output = u32> + Send {
//             <P::K as __CallStore<P>>::__call_get(pointee(self), key)
//         }
//     }
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>], forwards: &[Forward]) -> TokenStream {
    // What all that go the same way do is the same.
    let (mut native, mut erased) = (None, None);
    let impls = forwards.iter().map(|forward| {
        let items_of = match forward.route {
            Route::Native => &mut native,
            Route::Erased => &mut erased,
        };
        let items = items_of.get_or_insert_with(|| items(item, twins, forward.route));
        pointer_impl(item, *forward, items, !twins.is_empty())
    });
    impls.collect()
}

fn pointer_impl(
    item: &Trait,
    forward: Forward,
    items: &TokenStream,
    has_erased: bool,
) -> TokenStream {
    let ty = pointer_type(item, forward.pointer);
    let generics = generics(item, forward, &ty, has_erased);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let path = trait_path(item);
    let unsafety = &item.unsafety;
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        #unsafety impl #impl_generics #path for #ty #where_clause {
            #items
        }
    }
}

fn items(item: &Trait, twins: &[Twin<'_>], route: Route) -> TokenStream {
    let mut twins = twins.iter();
    let items = item.items.iter().filter_map(|entry| match entry {
        Item::Type(assoc) => Some(assoc_type(item, &assoc.ident)),
        Item::Plain(function) if function_is_static(function) => None,
        Item::Plain(function) => Some(plain::through_pointer(item, function)),
        Item::Method(method) if method.dispatch == crate::model::Dispatch::Erased => {
            twins.next().map(|twin| method_impl(twin, route))
        }
        _ => None,
    });
    items.collect()
}

fn function_is_static(function: &syn::TraitItemFn) -> bool {
    crate::bounds::demands_sized(&function.sig.generics)
}

fn pointer_type(item: &Trait, pointer: Pointer) -> Type {
    let krate = &item.options.krate;
    let (pointee, lifetime) = (&item.names.pointee, &item.names.pointer);
    let ty = match pointer {
        Pointer::Ref => quote!(&#lifetime #pointee),
        Pointer::Mut => quote!(&#lifetime mut #pointee),
        Pointer::Box => quote!(#krate::__private::Box<#pointee>),
        Pointer::Rc => quote!(#krate::__private::Rc<#pointee>),
        Pointer::Arc => quote!(#krate::__private::Arc<#pointee>),
    };
    Type::Verbatim(ty)
}

/// `Store<T>`, and what the default bodies demand.
pub(super) fn pointee_bounds(item: &Trait) -> TokenStream {
    let path = trait_path(item);
    let needs = item.needs();
    let send = needs.send.then(|| quote!(+ ::core::marker::Send));
    let sync = needs.sync.then(|| quote!(+ ::core::marker::Sync));
    quote!(#path #send #sync)
}

fn generics(item: &Trait, forward: Forward, ty: &Type, has_erased: bool) -> Generics {
    let krate = &item.options.krate;
    let pointee = &item.names.pointee;
    let place = Place::Param(pointee);
    let mut generics = with_substitution(item, place, |substitution| {
        impl_generics(item, substitution)
    });
    let bounds = pointee_bounds(item);
    let through_call = forward.route == Route::Native && has_erased;
    let kind = through_call.then(|| quote!(+ #krate::__private::Kind));
    let bounds = quote!(#bounds #kind + ?::core::marker::Sized);
    push_param(&mut generics, type_param(pointee, bounds));
    if matches!(forward.pointer, Pointer::Ref | Pointer::Mut) {
        let lifetime = syn::LifetimeParam::new(item.names.pointer.clone());
        push_param(&mut generics, GenericParam::Lifetime(lifetime));
    }
    if through_call {
        let call = call_path(item);
        let kind = Type::Verbatim(quote!(<#pointee as #krate::__private::Kind>::K));
        push_where(&mut generics, [bounded(kind, call)]);
    }
    push_where(&mut generics, supertraits_of(item, ty));
    generics
}

/// The trait's supertraits, which the pointer itself must have.
fn supertraits_of(item: &Trait, ty: &Type) -> Option<WherePredicate> {
    let place = Place::Param(&item.names.pointee);
    let bounds = item.all_supertraits().cloned().map(|mut bound| {
        with_substitution(item, place, |substitution| substitution.bound(&mut bound));
        bound
    });
    let bounds = bounds.map(|bound| with_inherited(item, bound));
    let bounds: Vec<TypeParamBound> = bounds.collect();
    (!bounds.is_empty()).then(|| bounded(ty.clone(), quote!(#(#bounds)+*)))
}

/// `HasKey<Key = P::Key>`, for the one supertrait that can have declared what we inherit.
fn with_inherited(item: &Trait, mut bound: TypeParamBound) -> TypeParamBound {
    let pointee = &item.names.pointee;
    let inherited = item
        .assocs
        .iter()
        .filter(|assoc| assoc.inherited)
        .map(|assoc| &assoc.ident);
    let TypeParamBound::Trait(supertrait) = &mut bound else {
        return bound;
    };
    if crate::bounds::is_auto(&supertrait.path) {
        return bound;
    }
    for name in inherited {
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

fn assoc_type(item: &Trait, name: &syn::Ident) -> TokenStream {
    let (pointee, path) = (&item.names.pointee, trait_path(item));
    quote!(type #name = <#pointee as #path>::#name;)
}

/// The receiver, as what the pointee's method takes.
pub(super) fn reborrowed(item: &Trait, kind: ReceiverKind) -> TokenStream {
    let krate = &item.options.krate;
    match kind {
        ReceiverKind::Mut => quote!(#krate::__private::pointee_mut(self)),
        ReceiverKind::Value => quote!(self),
        ReceiverKind::Box => quote!(*self),
        _ => quote!(#krate::__private::pointee(self)),
    }
}

fn method_impl(twin: &Twin<'_>, route: Route) -> TokenStream {
    let place = Place::Native;
    let cfgs = &twin.cfgs;
    let unsafety = twin.unsafety();
    let ident = &twin.method.sig.ident;
    let method = Names::call_method(ident);
    let generics = (!elides(twin)).then(|| twin.generics());
    let receiver = match twin.receiver_kind() {
        ReceiverKind::Value => quote!(self),
        _ if elides(twin) => twin.receiver(),
        _ => twin.named_receiver(),
    };
    let (names, types) = (&twin.names, twin.types(place));
    let mut predicates = twin.user_predicates(place);
    predicates.extend(twin.auto_bounds());
    let where_clause = where_clause(predicates);
    let this = reborrowed(twin.item, twin.receiver_kind());
    let (output, body) = match route {
        Route::Native => {
            let (krate, pointee) = (twin.krate(), &twin.item.names.pointee);
            let call = call_path(twin.item);
            let body = twin.passing_on_unsafe(quote!(<<#pointee as #krate::__private::Kind>::K as #call>::#method(#this, #(#names),*)));
            (
                native_output_in(twin, place, std::slice::from_ref(pointee)),
                body,
            )
        }
        Route::Erased => (forwarded_output(twin, place), erased_body(twin, &this)),
    };
    quote! {
        #(#cfgs)*
        #[inline]
        #unsafety fn #ident #generics(#receiver, #(#names: #types),*) -> #output #where_clause { #body }
    }
}

/// Whether an impl for a pointer need not name any lifetime.
pub(super) fn elides(twin: &Twin<'_>) -> bool {
    twin.lifetimes.elidable && is_nameable(twin)
}

/// Whether the erased type's one lifetime says all that it captures.
pub(crate) fn is_nameable(twin: &Twin<'_>) -> bool {
    let lifetimes = &twin.lifetimes;
    let consts_only = !has_types(twin.item);
    let kind = twin.method.output.kind;
    let bound_by_user = lifetimes.output.lifetime.is_some();
    kind == OutputKind::Value
        || bound_by_user
        || lifetimes.single && !lifetimes.self_outlives && consts_only
}

/// `DynFuture<'f, T>`, or that with all that it captures in a type parameter.
pub(super) fn forwarded_output(twin: &Twin<'_>, place: Place<'_>) -> TokenStream {
    let krate = twin.krate();
    let lifetimes = &twin.lifetimes;
    if is_nameable(twin) {
        if lifetimes.elidable && matches!(place, Place::Native) {
            return twin.elided_output(place);
        }
        return twin.erased_output(place, &lifetimes.future);
    }
    let everlasting = syn::Lifetime::new("'static", Span::mixed_site());
    let erased = twin.erased_output(place, &everlasting);
    let captured = lifetimes.params.iter().map(|param| {
        let lifetime = &param.lifetime;
        quote!(&#lifetime ())
    });
    let own = match place {
        Place::Param(param) => param.to_token_stream(),
        _ => quote!(Self),
    };
    let trait_params = twin
        .item
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
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
    quote!(#krate::__private::Forwarded<(#(#captured,)* #(#trait_params,)* *const #own,), #erased>)
}

/// The erased call, with its result made to say what it captures.
pub(super) fn erased_body(twin: &Twin<'_>, this: &TokenStream) -> TokenStream {
    let krate = twin.krate();
    let call = dispatch::call(twin, this, Bounds::OfTrait);
    if is_nameable(twin) {
        return call;
    }
    quote! {
        // SAFETY: the type parameter names whatever the method captures.
        unsafe { #krate::__private::Forwarded::new(#call) }
    }
}
