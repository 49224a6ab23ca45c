//! The attribute macro of [`erase-core`](https://docs.rs/erase-core), which re-exports it: depend on
//! that crate, and read its documentation.
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod attr;
mod attrs;
mod bounds;
mod emit;
mod errors;
mod find;
mod impl_block;
mod model;
mod names;
mod normalize;
mod pipeline;
mod refuse;
mod subst;
mod syntax;
#[cfg(test)]
mod tests;
mod viewer;

use pipeline::Flavour;
use proc_macro::TokenStream;

#[doc = include_str!("erase.md")]
#[proc_macro_attribute]
pub fn erase(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(args.into(), item.into(), Flavour::Erase).into()
}

#[doc = include_str!("async_trait.md")]
#[proc_macro_attribute]
pub fn async_trait(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(args.into(), item.into(), Flavour::AsyncTrait).into()
}
