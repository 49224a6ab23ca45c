//! The emitted items, one file for each. This stage cannot fail.

mod body;
mod dispatch;
mod editor;
mod erased;
mod generics;
mod higher_ranked;
mod local;
mod native;
mod object;
mod path;
mod plain;
mod pointers;
mod recursive;
mod self_as;
mod sig;
mod unsized_;
pub(crate) mod views;

use proc_macro2::TokenStream;
use quote::quote;

use crate::attrs;
use crate::model::Trait;

pub(crate) use body::{binding, hinted, is_unused_reference};
pub(crate) use editor::assured;
pub(crate) use local::expand as local;
pub(crate) use unsized_::{in_impl, mentions, on_self_name, sibling};

/// The trait, and the items that make its `dyn` types work.
pub(crate) fn erased(item: &Trait) -> TokenStream {
    let native = native::expand(item);
    let has_erased = item.erased_methods().next().is_some();
    let hidden = has_erased.then(|| erased::declaration(item));
    let blanket = has_erased.then(|| erased::blanket(item));
    let dispatch: TokenStream = item
        .erased_methods()
        .map(|method| dispatch::expand(item, method))
        .collect();
    let object = object::expand(item);
    let pointers = pointers::expand(item);
    let cfgs = attrs::of_item(&item.attrs);
    // rustc before 1.86 warns about this `Deref`, which is intended: both lead to the same type.
    let deref = (has_erased && object::is_found_by_deref(item))
        .then(|| quote!(#[allow(deref_into_dyn_supertrait)]));
    let (krate, erase) = (&item.krate, &item.names.private);
    quote! {
        #native
        #hidden
        #(#cfgs)*
        #deref
        const _: () = {
            use #krate::__private as #erase;
            #[allow(unused_imports)]
            use #erase::EagerCall as _;
            #blanket
            #dispatch
            #object
            #pointers
        };
    }
}

/// The trait alone, if it is not dyn-compatible.
pub(crate) fn native(item: &Trait) -> TokenStream {
    native::alone(item)
}
