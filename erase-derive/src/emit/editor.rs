//! What an editor gets beside the trait as its author wrote it.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Generics, Ident, ItemTrait, Type};

use super::generics::push_param;
use super::object;
use super::path::object_path;
use super::views;
use crate::attrs;
use crate::bounds::bound_is;
use crate::model::{AutoTraits, Trait};
use crate::syntax::type_param;

// Output:
//     impl<'d, X: Store + 'd> Unsize<dyn Store + 'd> for X {}                          // and three more
//     impl<'d> Store for dyn Store + 'd { async fn get(&self, key: &str) -> u32 { loop {} } }
//     unsafe impl<'d> Sync for dyn Store + 'd {}
//     const _: () = {
//         impl<P: Store + ?Sized> Store for &P { async fn get(&self, key: &str) -> u32 { loop {} } }
//     };
/// rust-analyzer considers a trait with an `async fn` dyn-incompatible: to it, a pointer to an implementor
/// does not coerce to one to `dyn Store`, and `dyn Store` implements neither the trait nor its supertraits.
/// These impls say otherwise. rustc would refuse them; rust-analyzer only looks for an impl.
pub(crate) fn assured(item: &Trait, written: &ItemTrait) -> TokenStream {
    let is_erased = item.erased_methods().next().is_some();
    let objects = is_erased.then(|| objects(item, written));
    let markers = object::markers(item);
    let pointers = views::forwards(item, written);
    // Twice, so that no impl is the one that a call on a `Box` is of: it leads to the trait's own method.
    let hidden = quote!(#markers #pointers #pointers);
    let hidden = views::in_constant(item, &hidden);
    // In a function nothing is seen of an impl that is in a constant.
    unseen(quote!(#objects #hidden))
}

fn objects(item: &Trait, written: &ItemTrait) -> TokenStream {
    let assoc_type = |name: &Ident| {
        let assoc = item.assocs.iter().find(|assoc| assoc.ident == *name);
        assoc.map(|assoc| assoc.param.to_token_stream())
    };
    let cfgs = attrs::select(&item.attrs, &["cfg"]);
    let impls = object::types(item).flat_map(|(markers, object, mut generics)| {
        let implemented = views::implementing(item, written, &generics, &object, None, assoc_type);
        let mut impls = known_supertraits(item, markers, &object, &generics);
        let (path, added, lifetime) = (object_path(item), markers.added(), &item.names.object);
        let implementor = &item.names.implementor;
        let bounds = quote!(#path #added + #lifetime);
        push_param(&mut generics, type_param(implementor, bounds));
        let (impl_generics, _, clause) = generics.split_for_impl();
        let unsize = quote!(::core::marker::Unsize<#object>);
        impls.push(quote!(impl #impl_generics #unsize for #implementor #clause {}));
        impls.push(implemented);
        impls
    });
    impls.map(|tokens| quote!(#(#cfgs)* #tokens)).collect()
}

/// The supertraits whose items are known here.
fn known_supertraits(
    item: &Trait,
    markers: AutoTraits,
    object: &Type,
    generics: &Generics,
) -> Vec<TokenStream> {
    let (impl_generics, _, clause) = generics.split_for_impl();
    let auto = item.given.or(markers);
    let auto = auto
        .paths()
        .map(|name| quote!(unsafe impl #impl_generics #name for #object #clause {}));
    let formatted = |name| {
        quote! {
            impl #impl_generics #name for #object #clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { loop {} }
            }
        }
    };
    let debug = || formatted(quote!(::core::fmt::Debug));
    let display = || formatted(quote!(::core::fmt::Display));
    let error = || quote!(impl #impl_generics ::core::error::Error for #object #clause {});
    let known = item.all_supertraits().flat_map(|bound| match () {
        () if bound_is(bound, &["Debug"]) => vec![debug()],
        () if bound_is(bound, &["Display"]) => vec![display()],
        () if bound_is(bound, &["Error"]) => vec![debug(), display(), error()],
        () => Vec::new(),
    });
    auto.chain(known).collect()
}

/// The same tokens at the place of the attribute, so that none is taken for the user's own.
fn unseen(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), unseen(group.stream())));
        }
        token.set_span(token.span().located_at(Span::call_site()));
        token
    });
    tokens.collect()
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};
    use syn::{File, Item, parse_quote};

    use super::assured;
    use crate::attr::TraitAttr;
    use crate::errors::Errors;
    use crate::model::Trait;

    #[test]
    fn what_the_editor_gets_has_the_condition_of_the_trait() {
        let written: syn::ItemTrait = parse_quote! {
            #[cfg(unix)]
            trait Store: Error + Send {
                type Key;
                async fn get(&self, key: Self::Key) -> u32;
            }
        };
        let mut errors = Errors::default();
        let attr = TraitAttr::from_tokens(quote!(), &mut errors);
        let model = Trait::from_syn(written.clone(), attr, &mut errors);
        let file: syn::Result<File> = syn::parse2(assured(&model, &written));
        let items = file.map_or_else(|_| Vec::new(), |file| file.items);
        assert!(items.len() > 8);
        for item in items {
            let attrs = match &item {
                Item::Impl(item) => &*item.attrs,
                Item::Const(item) => &*item.attrs,
                _ => &[],
            };
            let is_conditional = attrs.iter().any(|attr| attr.path().is_ident("cfg"));
            assert!(is_conditional, "{}", item.to_token_stream());
        }
    }
}
