//! Distributes the user's attributes over the emitted items.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token, parse_quote};

use crate::find;
use crate::syntax::last_name;

/// The attributes of the given names, including those in a `cfg_attr`.
///
/// ```text
/// // Input, for the names `cfg` and `doc`:
/// #[cfg(unix)] #[instrument] #[cfg_attr(docsrs, doc = "..", instrument)]
/// // Output:
/// #[cfg(unix)] #[cfg_attr(docsrs, doc = "..")]
/// ```
pub(crate) fn select(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let wanted = |meta: &Meta| names.iter().any(|name| meta.path().is_ident(name));
    let mut selected = Vec::new();
    for attr in attrs {
        if wanted(&attr.meta) {
            selected.push(attr.clone());
        } else if attr.path().is_ident("cfg_attr") {
            selected.extend(select_conditional(attr, wanted));
        }
    }
    selected
}

/// The attributes of items beside the trait, on which no lint repeats its warnings about the trait.
pub(crate) fn of_item(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut own = of_generated(attrs, 0);
    // By name: a group would clash with the `forbid` of any lint in it. And none of rustc's, which a `forbid`
    // would keep from being allowed without Clippy, too.
    own.push(parse_quote! {
        #[allow(
            clippy::absolute_paths,
            clippy::alloc_instead_of_core,
            clippy::borrowed_box,
            clippy::boxed_local,
            clippy::iter_not_returning_iterator,
            clippy::mut_mut,
            clippy::ref_option_ref,
            clippy::std_instead_of_alloc,
            clippy::std_instead_of_core,
            clippy::trait_duplication_in_bounds,
            clippy::type_complexity,
            clippy::zero_sized_map_values
        )]
    });
    own
}

/// The attributes of an item generated from a method with this many arguments.
pub(crate) fn of_generated(attrs: &[Attribute], inputs: usize) -> Vec<Attribute> {
    let mut own = select(attrs, &["cfg"]);
    own.extend(allowed(attrs));
    own.extend(allow_deprecated(attrs));
    own.extend(many_arguments(inputs));
    own
}

/// The attributes of the method on `dyn Trait`, which users call. It has the docs of the trait's method.
pub(crate) fn of_visible(attrs: &[Attribute], inputs: usize) -> Vec<Attribute> {
    let mut own = select(attrs, &["cfg", "deprecated", "must_use"]);
    own.extend(allowed(attrs));
    own.push(parse_quote!(#[doc(hidden)]));
    own.extend(many_arguments(inputs));
    own
}

/// The lints that the user allows, and those that they expect, which fire in their own item.
pub(crate) fn allowed(attrs: &[Attribute]) -> impl Iterator<Item = Attribute> {
    let levels = select(attrs, &["allow", "expect"]).into_iter();
    levels.map(to_allow)
}

fn to_allow(mut attr: Attribute) -> Attribute {
    if let Meta::List(list) = &mut attr.meta {
        if list.path.is_ident("cfg_attr") {
            list.tokens = expect_to_allow(std::mem::take(&mut list.tokens));
        } else if list.path.is_ident("expect") {
            list.path = parse_quote!(allow);
        }
    }
    attr
}

/// Turns `expect` into `allow` for the lints that say nothing of an erased trait: it could not be fulfilled.
pub(crate) fn expect_nothing_silent(attr: &mut Attribute) {
    const SILENT: [&str; 12] = [
        "dead_code",
        "elidable_lifetime_names",
        "extra_unused_lifetimes",
        "iter_not_returning_iterator",
        "needless_lifetimes",
        "needless_return",
        "std_instead_of_alloc",
        "std_instead_of_core",
        "type_repetition_in_bounds",
        "unused_lifetimes",
        "used_underscore_binding",
        "wrong_self_convention",
    ];
    let is_silent = |tree: &TokenTree| matches!(tree, TokenTree::Ident(name) if SILENT.iter().any(|lint| name == lint));
    if let Meta::List(list) = &attr.meta {
        if find::any_token(list.tokens.clone(), &mut |_, tree| is_silent(tree)) {
            *attr = to_allow(attr.clone());
        }
    }
}

/// Turns `expect` into `allow`, for an argument: the lint fires where a body binds the argument.
pub(crate) fn expect_less(attrs: &mut Vec<Attribute>) {
    for attr in attrs {
        *attr = to_allow(attr.clone());
    }
}

// Input:
//     unix, expect(dead_code)
// Output:
//     unix, allow(dead_code)
fn expect_to_allow(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if ident == "expect" => Ident::new("allow", ident.span()).into(),
        token => token,
    });
    tokens.collect()
}

/// Generated code uses deprecated items of the user, which must not warn.
fn allow_deprecated(attrs: &[Attribute]) -> Option<Attribute> {
    let is_deprecated = !select(attrs, &["deprecated"]).is_empty();
    is_deprecated.then(|| parse_quote!(#[allow(deprecated)]))
}

/// Generated functions may have one or two arguments more than the method.
fn many_arguments(inputs: usize) -> Option<Attribute> {
    (inputs > 4).then(|| parse_quote!(#[allow(clippy::too_many_arguments)]))
}

fn select_conditional(attr: &Attribute, wanted: impl Fn(&Meta) -> bool) -> Option<Attribute> {
    let metas = attr
        .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        .ok()?;
    let mut metas = metas.into_iter();
    let condition = metas.next()?;
    let kept: Vec<Meta> = metas.filter(|meta| wanted(meta)).collect();
    if kept.is_empty() {
        return None;
    }
    Some(parse_quote!(#[cfg_attr(#condition, #(#kept),*)]))
}

/// Takes the `#[erase(..)]` attributes of a method out of its attributes.
pub(crate) fn take_erase(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    let is_erase = |attr: &Attribute| last_name(attr.path()).is_some_and(|name| name == "erase");
    let (erase, others) = std::mem::take(attrs).into_iter().partition(is_erase);
    *attrs = others;
    erase
}
