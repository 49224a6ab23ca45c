//! What the macro emits is code that a person would have written, and it runs as it is printed.
//!
//! `expand/NAME.rs` is the input, `expand/NAME.expanded.rs` what becomes of it, and
//! `expand_run.rs` compiles and calls that. After a change to the macro,
//! `UPDATE_EXPECT=1 cargo test --test expand` writes the expanded files anew: read the difference.

include!("common/derive.rs");

use expect_test::{ExpectFile, expect_file};
use pipeline::Flavour;
use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Attribute, File, Item, ItemTrait, Meta};

/// The source with each `#[erase]` trait replaced by its expansion.
fn expanded(source: &str, flavour: Flavour) -> String {
    let file = syn::parse_file(source).expect("the input parses");
    let items: TokenStream = file
        .items
        .into_iter()
        .map(|item| match item {
            Item::Trait(item) => expand_trait(item, flavour),
            other => other.to_token_stream(),
        })
        .collect();
    let file: File = syn::parse2(items).expect("the expansion parses");
    prettyplease::unparse(&file)
}

fn expand_trait(mut item: ItemTrait, flavour: Flavour) -> TokenStream {
    let is_erase = |attr: &Attribute| attr.path().is_ident("erase");
    let at = item.attrs.iter().position(is_erase);
    let attr = item.attrs.remove(at.expect("the trait has the attribute"));
    let args = match attr.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    pipeline::expand(args, item.into_token_stream(), flavour)
}

fn check(source: &str, expected: &ExpectFile) {
    expected.assert_eq(&expanded(source, Flavour::Erase));
}

#[test]
fn a_trait_of_four_methods() {
    check(
        include_str!("expand/four_methods.rs"),
        &expect_file!["expand/four_methods.expanded.rs"],
    );
}

#[test]
fn an_ordinary_default_body_that_calls_an_erased_method() {
    check(
        include_str!("expand/plain_default_body.rs"),
        &expect_file!["expand/plain_default_body.expanded.rs"],
    );
}

#[test]
fn mutable_and_owned_receivers_with_supertraits() {
    check(
        include_str!("expand/mutable_with_supertraits.rs"),
        &expect_file!["expand/mutable_with_supertraits.expanded.rs"],
    );
}

#[test]
fn associated_types() {
    check(
        include_str!("expand/associated_types.rs"),
        &expect_file!["expand/associated_types.expanded.rs"],
    );
}

#[test]
fn streams_iterators_and_futures() {
    check(
        include_str!("expand/streams_and_iterators.rs"),
        &expect_file!["expand/streams_and_iterators.expanded.rs"],
    );
}

#[test]
fn default_bodies() {
    check(
        include_str!("expand/default_bodies.rs"),
        &expect_file!["expand/default_bodies.expanded.rs"],
    );
}

#[test]
fn generic_parameters() {
    check(
        include_str!("expand/generics.rs"),
        &expect_file!["expand/generics.expanded.rs"],
    );
}

#[test]
fn a_twin_without_send() {
    check(
        include_str!("expand/local_twin.rs"),
        &expect_file!["expand/local_twin.expanded.rs"],
    );
}

#[test]
fn no_pointer_is_forwarded() {
    check(
        include_str!("expand/nothing_forwarded.rs"),
        &expect_file!["expand/nothing_forwarded.expanded.rs"],
    );
}

#[test]
fn refusals_leave_the_rest_in_place() {
    check(
        include_str!("expand/several_mistakes.rs"),
        &expect_file!["expand/several_mistakes.expanded.rs"],
    );
}

#[test]
fn under_the_name_of_async_trait_nothing_is_forwarded_unless_asked_for() {
    let asked = "#[erase(forward())] trait Store { async fn get(&self) -> u32; }";
    let unasked = "#[erase] trait Store { async fn get(&self) -> u32; }";
    assert_eq!(
        expanded(unasked, Flavour::AsyncTrait),
        expanded(asked, Flavour::Erase)
    );
    assert_ne!(
        expanded(unasked, Flavour::Erase),
        expanded(asked, Flavour::Erase)
    );
}

#[test]
fn what_is_no_trait_comes_back_as_it_was() {
    let source = "impl Store for Memory { async fn get(&self) -> u32 { 1 } }";
    let tokens: TokenStream = source.parse().expect("the source is tokens");
    let same = pipeline::expand(TokenStream::new(), tokens.clone(), Flavour::Erase);
    assert_eq!(same.to_string(), tokens.to_string());
}
