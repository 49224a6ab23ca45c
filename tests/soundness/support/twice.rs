//! A macro whose expansions differ, which a `macro_rules!` macro's cannot.

use proc_macro::TokenStream;
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
