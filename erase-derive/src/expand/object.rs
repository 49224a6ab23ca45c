//! Inherent methods on `dyn Trait`, `+ Send`, `+ Sync` and `+ Send + Sync`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{
    GenericParam, Generics, LifetimeParam, Type, TypeParam, TypeParamBound, VisRestricted,
    Visibility, WherePredicate,
};

use super::path::{object_path, trait_path};
use super::place::{Place, has_types, with_substitution};
use super::twin::Twin;
use super::{dispatch, impl_generics, method_generics, push_param, push_where};
use crate::bounds::is_auto;
use crate::model::{Needs, Trait};
use crate::syntax::{bounded, bounded_for_any, path_type, self_type, type_outlives};

/// The auto traits that may stand behind `dyn Trait`.
const MARKERS: [Needs; 4] = [
    Needs {
        send: false,
        sync: false,
    },
    Needs {
        send: true,
        sync: false,
    },
    Needs {
        send: false,
        sync: true,
    },
    Needs {
        send: true,
        sync: true,
    },
];

// Output, four times:
//     impl<'d> __inherent!(dyn Store + Send + 'd) {     // that type, but not in an editor
//         pub fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> {
//             call__erased_get(self, key)
//         }
//     }
pub(super) fn expand(item: &Trait, twins: &[Twin<'_>]) -> TokenStream {
    let generics = generics(item);
    let heads: Vec<Head<'_>> = twins.iter().map(head).collect();
    let used = twins
        .iter()
        .map(|twin| dispatch::used_of_object(twin).or(twin.method.needs))
        .fold(Needs::default(), Needs::or);
    // The methods are the same where no call makes use of what the `dyn` types differ in.
    let methods: Vec<(Needs, TokenStream)> = MARKERS
        .iter()
        .filter(|markers| markers.and(used) == **markers)
        .map(|markers| (*markers, methods(&heads, *markers)))
        .collect();
    let impls = MARKERS.iter().map(|markers| {
        let own = methods.iter().find(|(of, _)| *of == markers.and(used));
        let own = own.filter(|_| !twins.is_empty());
        impls(item, &generics, *markers, own.map(|(_, methods)| methods))
    });
    impls.collect()
}

fn impls(
    item: &Trait,
    generics: &Generics,
    markers: Needs,
    methods: Option<&TokenStream>,
) -> TokenStream {
    let krate = &item.options.krate;
    let object = object(item, markers);
    let mut generics = generics.clone();
    push_where(&mut generics, implemented(item, &object));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    // On the trait's page once, not four times.
    let hidden = (markers != Needs::default()).then(|| quote!(#[doc(hidden)]));
    let methods = methods.map(|methods| {
        quote! {
            #hidden
            impl #impl_generics #krate::__inherent!(#object) #where_clause {
                #methods
            }
        }
    });
    // Also without a method of its own: an erased supertrait may be forwarded through it.
    quote! {
        #methods
        #[doc(hidden)]
        impl #impl_generics #krate::__private::Kind for #object #where_clause {
            type K = #krate::__private::Dynamic;
        }
    }
}

fn methods(heads: &[Head<'_>], markers: Needs) -> TokenStream {
    heads.iter().map(|head| method(head, markers)).collect()
}

fn generics(item: &Trait) -> Generics {
    with_substitution(item, Place::Object, |substitution| {
        let mut generics = impl_generics(item, substitution);
        for assoc in &item.assocs {
            let (param, mut bounds) = (&assoc.param, assoc.bounds.clone());
            bounds
                .iter_mut()
                .for_each(|bound| substitution.bound(bound));
            let mut param = TypeParam::from(param.clone());
            param.bounds = bounds;
            push_param(&mut generics, GenericParam::Type(param));
        }
        let object = LifetimeParam::new(item.names.object.clone());
        push_param(&mut generics, GenericParam::Lifetime(object));
        generics
    })
}

/// What a supertrait demands of its associated types, or by being `'static` of all types, cannot be
/// seen from here: whoever names the `dyn` type has to satisfy it.
fn implemented(item: &Trait, object: &Type) -> Option<WherePredicate> {
    let path = trait_path(item);
    let has_params = has_types(item) || !item.assocs.is_empty();
    let demanding = item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        _ => true,
    });
    (has_params && demanding).then(|| bounded(object.clone(), path))
}

/// `dyn Store<Key = KeyType> + Send + 'd`.
fn object(item: &Trait, markers: Needs) -> Type {
    let path = object_path(item);
    let send = markers.send.then(|| quote!(+ ::core::marker::Send));
    let sync = markers.sync.then(|| quote!(+ ::core::marker::Sync));
    let lifetime = &item.names.object;
    Type::Verbatim(quote!(dyn #path #send #sync + #lifetime))
}

/// What a method has in common on all four.
struct Head<'a> {
    twin: &'a Twin<'a>,
    /// The signature up to the where clause.
    signature: TokenStream,
    generics: Generics,
}

fn head<'a>(twin: &'a Twin<'a>) -> Head<'a> {
    let place = Place::Object;
    let attrs = twin.method.visible_attrs();
    let vis = of_ours(&twin.item.vis);
    let unsafety = twin.unsafety();
    let ident = &twin.method.sig.ident;
    let elidable = twin.lifetimes.elidable;
    let receiver = twin.erased_receiver();
    let (names, types) = (&twin.names, twin.types(place));
    let future = &twin.lifetimes.future;
    let output = if elidable {
        twin.elided_output(place)
    } else {
        twin.erased_output(place, future)
    };
    let mut predicates = if elidable { Vec::new() } else { outlives(twin) };
    predicates.extend(twin.user_predicates(place));
    let generics = if elidable {
        method_generics(None, predicates)
    } else {
        twin.erased_generics(predicates)
    };
    let signature = quote! {
        #(#attrs)*
        #[inline]
        #vis #unsafety fn #ident #generics(#receiver, #(#names: #types),*) -> #output
    };
    Head {
        twin,
        signature,
        generics,
    }
}

/// The user's visibility, with a `pub` of ours. With theirs the method would be theirs as well where
/// a macro by example has written the trait, and rustc would tell of each that nobody calls.
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

fn method(head: &Head<'_>, markers: Needs) -> TokenStream {
    let (twin, signature) = (head.twin, &head.signature);
    let mut generics = head.generics.clone();
    push_where(&mut generics, auto_bounds(twin, markers));
    let where_clause = &generics.where_clause;
    let bounds = dispatch::bounds_for(twin, markers);
    let body = dispatch::call(twin, &quote!(self), bounds);
    quote!(#signature #where_clause { #body })
}

/// Beside the erased method's own bounds, all associated types outlive the future.
fn outlives(twin: &Twin<'_>) -> Vec<WherePredicate> {
    let mut predicates = twin.outlives();
    if twin.returns_erased() && (!predicates.is_empty() || twin.raw) {
        let future = &twin.lifetimes.future;
        if twin.lifetimes.output.lifetime.is_none() {
            let params = twin.item.assocs.iter().map(|assoc| assoc.param.clone());
            predicates.extend(params.map(|param| type_outlives(path_type(param), future)));
        }
    }
    predicates
}

/// `Self: Sync` in a form that may also be false: the call is an error then, not the impl.
fn auto_bounds(twin: &Twin<'_>, markers: Needs) -> Vec<WherePredicate> {
    let krate = twin.krate();
    let needs = twin.method.needs;
    let any = &twin.item.names.pointer;
    let send = (needs.send && !markers.send).then(|| quote!(#krate::__private::IfSend<#any>));
    let sync = (needs.sync && !markers.sync).then(|| quote!(#krate::__private::IfSync<#any>));
    let bounds = send.into_iter().chain(sync);
    bounds
        .map(|bound| bounded_for_any(any, self_type(), bound))
        .collect()
}
