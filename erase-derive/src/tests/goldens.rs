//! What the macro emits is code that a person would have written.
//!
//! `goldens/NAME.rs` is the input and `NAME.expanded.rs` what becomes of it: of three traits the whole,
//! which `tests/it/goldens` compiles and calls, and of each other the item that it is about. After a
//! change to the macro, `UPDATE_EXPECT=1 cargo test -p erase-derive --lib` writes the expanded files
//! anew: read the difference.

use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Attribute, Expr, Item, ItemTrait, Meta, Stmt};

use crate::pipeline::{self, Flavour};

/// The source with each `#[erase]` trait replaced by its expansion.
fn expanded(source: &str, flavour: Flavour) -> String {
    let file = syn::parse_file(source).expect("the input parses");
    let items = file.items.into_iter().map(|item| match item {
        Item::Trait(item) => expand_trait(item, flavour),
        other => other.to_token_stream(),
    });
    let file = syn::parse2(items.collect()).expect("the expansion parses");
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

/// Compares the first item that `is_meant` holds for.
fn check_item(source: &str, is_meant: impl Fn(&Item) -> bool, expected: &ExpectFile) {
    let items = items(source).into_iter();
    let mut file = syn::parse_file("").expect("nothing is a file");
    file.items.extend(items.filter(is_meant).take(1));
    expected.assert_eq(&prettyplease::unparse(&file));
}

/// The items of an expansion, those inside `const _: () = { .. }` among them.
fn items(source: &str) -> Vec<Item> {
    let file = syn::parse_file(&expanded(source, Flavour::Erase)).expect("it parses");
    let items = file.items.iter().flat_map(|item| match item {
        Item::Const(constant) => match &*constant.expr {
            Expr::Block(block) => block.block.stmts.iter().filter_map(statement).collect(),
            _ => vec![item.clone()],
        },
        _ => vec![item.clone()],
    });
    items.collect()
}

fn statement(statement: &Stmt) -> Option<Item> {
    match statement {
        Stmt::Item(item) => Some(item.clone()),
        _ => None,
    }
}

fn is_trait(item: &Item, name: &str) -> bool {
    matches!(item, Item::Trait(item) if item.ident == name)
}

fn is_impl_of(item: &Item, name: &str) -> bool {
    let Item::Impl(item) = item else {
        return false;
    };
    let path = item.trait_.as_ref().map(|(path, _)| path);
    path.and_then(|path| path.segments.last())
        .is_some_and(|last| last.ident == name)
}

fn is_inherent(item: &Item) -> bool {
    matches!(item, Item::Impl(item) if item.trait_.is_none())
}

#[test]
fn a_trait_of_four_methods() {
    check(
        include_str!("goldens/four_methods.rs"),
        &expect_file!["goldens/four_methods.expanded.rs"],
    );
}

#[test]
fn associated_types() {
    check(
        include_str!("goldens/associated_types.rs"),
        &expect_file!["goldens/associated_types.expanded.rs"],
    );
}

#[test]
fn streams_iterators_and_futures() {
    check(
        include_str!("goldens/streams_and_iterators.rs"),
        &expect_file!["goldens/streams_and_iterators.expanded.rs"],
    );
}

#[test]
fn an_ordinary_default_body_that_calls_an_erased_method() {
    check_item(
        include_str!("goldens/plain_default_body.rs"),
        |item| is_trait(item, "Store"),
        &expect_file!["goldens/plain_default_body.expanded.rs"],
    );
}

#[test]
fn the_methods_on_dyn_with_mutable_and_owned_receivers() {
    check_item(
        include_str!("goldens/mutable_with_supertraits.rs"),
        is_inherent,
        &expect_file!["goldens/mutable_with_supertraits.expanded.rs"],
    );
}

#[test]
fn default_bodies() {
    check_item(
        include_str!("goldens/default_bodies.rs"),
        |item| is_trait(item, "Counter"),
        &expect_file!["goldens/default_bodies.expanded.rs"],
    );
}

#[test]
fn the_methods_on_dyn_of_a_generic_trait() {
    check_item(
        include_str!("goldens/generics.rs"),
        is_inherent,
        &expect_file!["goldens/generics.expanded.rs"],
    );
}

#[test]
fn what_implements_the_twin_without_send() {
    check_item(
        include_str!("goldens/local_twin.rs"),
        |item| is_impl_of(item, "LocalStore"),
        &expect_file!["goldens/local_twin.expanded.rs"],
    );
}

#[test]
fn refusals_leave_the_rest_in_place() {
    check_item(
        include_str!("goldens/several_mistakes.rs"),
        |item| is_trait(item, "Refused"),
        &expect_file!["goldens/several_mistakes.expanded.rs"],
    );
}

#[test]
fn no_pointer_is_forwarded() {
    let pointers = |source| {
        let items = items(source);
        items
            .iter()
            .filter(|item| is_impl_of(item, "Handler"))
            .count()
    };
    let forwarded = "#[erase] trait Handler { async fn call(&self) -> u32; }";
    assert!(pointers(forwarded) > 0);
    let none = forwarded.replace("erase", "erase(forward())");
    assert_eq!(pointers(&none), 0);
}

#[test]
fn under_the_name_of_async_trait_nothing_is_forwarded_unless_asked_for() {
    let asked = "#[erase(forward())] trait Store { async fn get(&self) -> u32; }";
    let unasked = "#[erase] trait Store { async fn get(&self) -> u32; }";
    assert_eq!(
        expanded(asked, Flavour::AsyncTrait),
        expanded(asked, Flavour::Erase)
    );
    let is_forwarded = |flavour| expanded(unasked, flavour).contains("for __erase::Box<P>");
    assert!(is_forwarded(Flavour::Erase));
    assert!(!is_forwarded(Flavour::AsyncTrait));
}

#[test]
fn what_is_no_trait_comes_back_as_it_was() {
    let source = "impl Store for Memory { async fn get(&self) -> u32 { 1 } }";
    let tokens: TokenStream = source.parse().expect("the source is tokens");
    let same = pipeline::expand(TokenStream::new(), tokens.clone(), Flavour::Erase);
    assert_eq!(same.to_string(), tokens.to_string());
}
