//! Whatever it is given, the macro does not panic: it emits code that parses, or an error. And what
//! it is said to support is not refused, in any combination; `tests/shapes` compiles that.

use std::panic::catch_unwind;
use std::path::Path;
use std::{env, fs};

use proc_macro2::{Group, TokenStream, TokenTree};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, proptest};
use proptest::test_runner::{Config, RngSeed};
use quote::{ToTokens as _, quote};
use syn::{File, Item, ItemTrait};

use super::choices::Choices;
use super::{grammar, mutate};
use crate::pipeline::{self, Flavour};

/// The same cases on every machine; `PROPTEST_CASES=100000` looks further, at random.
fn config() -> Config {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    Config {
        cases: 1500,
        rng_seed: RngSeed::Fixed(5),
        ..config
    }
}

/// The traits of the goldens, with what stands in their attributes.
fn inputs() -> Vec<(TokenStream, TokenStream)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/goldens");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("its files can be listed").path())
        .filter(|path| path.to_string_lossy().ends_with(".rs"))
        .filter(|path| !path.to_string_lossy().ends_with(".expanded.rs"))
        .collect();
    paths.sort();
    let traits = paths.iter().flat_map(|path| {
        let source = fs::read_to_string(path).expect("the file can be read");
        let items = syn::parse_file(&source).expect("the input parses").items;
        items.into_iter().filter_map(|item| match item {
            Item::Trait(item) => Some(without_attribute(item)),
            _ => None,
        })
    });
    traits.collect()
}

fn without_attribute(mut item: ItemTrait) -> (TokenStream, TokenStream) {
    let is_erase = |attr: &syn::Attribute| attr.path().is_ident("erase");
    let at = item.attrs.iter().position(is_erase);
    let attr = item.attrs.remove(at.expect("the trait has the attribute"));
    let args = attr.meta.require_list().map(|list| list.tokens.clone());
    (args.unwrap_or_default(), item.into_token_stream())
}

/// The words and all that the inputs consist of.
fn pool(inputs: &[(TokenStream, TokenStream)]) -> Vec<TokenTree> {
    let mut pool = mutate::words();
    for (args, item) in inputs {
        mutate::flat(args, &mut pool);
        mutate::flat(item, &mut pool);
    }
    pool
}

/// What is wrong with the expansion: it has to be items, or tokens with an error beside them.
fn fault(args: TokenStream, item: TokenStream, flavour: Flavour) -> Option<String> {
    let told = format!("#[erase({args})] {item}");
    match catch_unwind(|| pipeline::expand(args, item, flavour)) {
        Err(_) => Some(format!("a panic for {told}")),
        Ok(expansion) if has_error(&expansion) => None,
        Ok(expansion) => match syn::parse2::<File>(without_last_plus(expansion.clone())) {
            Ok(_) => None,
            Err(error) => Some(format!("{error}, in\n{expansion}\nfor {told}")),
        },
    }
}

/// A `+` behind the last bound, which rustc takes everywhere and syn does not before `where`.
fn without_last_plus(stream: TokenStream) -> TokenStream {
    let mut trees = stream.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(tree) = trees.next() {
        kept.push(match tree {
            TokenTree::Group(group) => {
                let inner = without_last_plus(group.stream());
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            TokenTree::Punct(punct) if punct.as_char() == '+' => match trees.peek() {
                Some(TokenTree::Ident(next)) if next == "where" => continue,
                _ => TokenTree::Punct(punct),
            },
            other => other,
        });
    }
    kept.into_iter().collect()
}

fn has_error(expansion: &TokenStream) -> bool {
    expansion.to_string().contains("compile_error")
}

fn flavour(choices: &Choices) -> Flavour {
    *choices.of(&[Flavour::Erase, Flavour::AsyncTrait])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn mutated_traits_give_code_or_an_error(numbers in vec(any::<u32>(), 1..40)) {
        let choices = Choices::new(numbers);
        let inputs = inputs();
        let pool = pool(&inputs);
        let (mut args, mut item) = choices.of(&inputs).clone();
        for _ in 0..=choices.below(4) {
            if choices.one_in(4) {
                args = mutate::mutate(args, &pool, &choices);
            } else {
                item = mutate::mutate(item, &pool, &choices);
            }
        }
        let fault = fault(args, item, flavour(&choices));
        prop_assert!(fault.is_none(), "{}", fault.unwrap_or_default());
    }

    #[test]
    fn random_tokens_give_code_or_an_error(numbers in vec(any::<u32>(), 1..80)) {
        let choices = Choices::new(numbers);
        let words = mutate::words();
        let args = mutate::random(&words, &choices, 1);
        let body = mutate::random(&words, &choices, 3);
        let item = match choices.below(3) {
            0 => body,
            1 => quote!(trait Store { #body }),
            _ => {
                let head = mutate::random(&words, &choices, 1);
                quote!(pub trait Store #head { async fn get(&self) -> u32; #body })
            }
        };
        let fault = fault(args, item, flavour(&choices));
        prop_assert!(fault.is_none(), "{}", fault.unwrap_or_default());
    }

    #[test]
    fn a_trait_of_the_supported_shapes_is_not_refused(numbers in vec(any::<u32>(), 1..120)) {
        let choices = Choices::new(numbers);
        let case = grammar::case(&choices);
        let args: TokenStream = case.args.parse().expect("the arguments are tokens");
        let item: TokenStream = case.item.parse().expect("the trait is tokens");
        let expansion = pipeline::expand(args, item, flavour(&choices));
        prop_assert!(!has_error(&expansion), "{}\n=> {expansion}", case.module("shape"));
        prop_assert!(syn::parse2::<File>(expansion).is_ok(), "{}", case.module("shape"));
    }
}

#[test]
fn supertraits_without_a_plus_are_no_panic() {
    let item = quote!(pub trait Store: Send Sync { async fn get(&self) -> u32; });
    assert_eq!(fault(TokenStream::new(), item, Flavour::Erase), None);
}
