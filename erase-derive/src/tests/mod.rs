//! The macro as a function from tokens to tokens.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

mod choices;
mod goldens;
mod grammar;
mod method;
mod mutate;
mod properties;
