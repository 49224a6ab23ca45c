//! The expansions in `erase-derive/src/tests/goldens` are programs: each is compiled with an
//! implementor, and called.
#![allow(
    dead_code,
    non_snake_case,
    refining_impl_trait,
    unused_braces,
    clippy::all,
    reason = "where it is a macro's, the code of an expansion is not linted for these"
)]

mod associated_types;
mod four_methods;
mod streams_and_iterators;
