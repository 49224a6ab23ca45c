//! The attribute macro of [`erase-core`](https://docs.rs/erase-core), which re-exports it: depend on
//! that crate, and read its documentation.
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod args;
mod async_trait;
mod attrs;
mod bounds;
mod errors;
mod expand;
mod forwardable;
mod lifetimes;
mod local;
mod macros;
mod model;
mod names;
mod parse;
mod recover;
mod split;
mod subst;
mod validate;

use proc_macro::TokenStream;

/// Makes `dyn Trait` work for a trait with native `async fn`; see the crate `erase-core`.
#[proc_macro_attribute]
pub fn erase(args: TokenStream, item: TokenStream) -> TokenStream {
    macros::erase(args.into(), item.into(), macros::Flavour::Erase).into()
}

/// [`macro@erase`] under the name that `async-trait` has; see the crate `erase-core`.
#[proc_macro_attribute]
pub fn async_trait(args: TokenStream, item: TokenStream) -> TokenStream {
    macros::erase(args.into(), item.into(), macros::Flavour::AsyncTrait).into()
}
