//! A macro whose expansions differ, which a `macro_rules!` macro's cannot.

use proc_macro::{Group, Ident, TokenStream, TokenTree};
use std::sync::atomic::{AtomicUsize, Ordering};

static CALLS: AtomicUsize = AtomicUsize::new(0);

/// `alternate!(N; A; B)` is `A` the first `N` times, then `B`.
#[proc_macro]
pub fn alternate(tokens: TokenStream) -> TokenStream {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        if token.to_string() == ";" {
            parts.push(TokenStream::new());
        } else if let Some(part) = parts.last_mut() {
            part.extend([token]);
        }
    }
    let first: usize = parts[0].to_string().parse().expect("a number");
    let second = CALLS.fetch_add(1, Ordering::Relaxed) >= first;
    parts[1 + usize::from(second)].clone()
}

/// `#[digit(101)] const N: usize = 0;` is `const N: usize = 1;`, then 0, then 1, and 1 from there on.
#[proc_macro_attribute]
pub fn digit(digits: TokenStream, item: TokenStream) -> TokenStream {
    let digits = digits.to_string();
    let at = CALLS.fetch_add(1, Ordering::Relaxed).min(digits.len() - 1);
    let item = item.to_string();
    let digit = &digits[at..=at];
    item.replace("= 0", &format!("= {digit}"))
        .parse()
        .expect("a constant")
}

/// The same for a type: `#[derive(Digit)] #[digits(101)] struct S;` has `S::N`.
#[proc_macro_derive(Digit, attributes(digits))]
pub fn derive_digit(item: TokenStream) -> TokenStream {
    let item = item.to_string();
    let (_, digits) = item.split_once("digits(").expect("an attribute");
    let (digits, _) = digits.split_once(')').expect("its end");
    let at = CALLS.fetch_add(1, Ordering::Relaxed).min(digits.len() - 1);
    let digit = &digits[at..=at];
    format!("impl S {{ const N: usize = {digit}; }}")
        .parse()
        .expect("an impl")
}

/// `#[renamed(a, b)]` has each `a` below it read `b`.
#[proc_macro_attribute]
pub fn renamed(names: TokenStream, item: TokenStream) -> TokenStream {
    let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
    rename(item, &names[0], &names[2])
}

fn rename(tokens: TokenStream, from: &str, to: &str) -> TokenStream {
    let renamed = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if ident.to_string() == from => {
            TokenTree::Ident(Ident::new(to, ident.span()))
        }
        TokenTree::Group(group) => {
            let mut own = Group::new(group.delimiter(), rename(group.stream(), from, to));
            own.set_span(group.span());
            TokenTree::Group(own)
        }
        other => other,
    });
    renamed.collect()
}
