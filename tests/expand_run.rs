//! The goldens of `expand.rs` are programs: each is compiled with an implementor, and called.
//!
//! A test binary of its own, so that goldens that no longer compile can be written anew.
#![allow(
    dead_code,
    non_snake_case,
    refining_impl_trait,
    unused_braces,
    clippy::all,
    reason = "where it is a macro's, the code of an expansion is not linted for these"
)]

#[path = "expand/run/mod.rs"]
mod run;
