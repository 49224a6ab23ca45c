//! Edition 2021, with the lints that say what a later edition would change.
#![deny(
    warnings,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility
)]

#[path = "../../shapes.rs"]
pub mod shapes;
