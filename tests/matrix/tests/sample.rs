//! A sample of the matrix: each trait of `sample.txt` is implemented, called in every way, and gives what it should.
//! `cargo run --release -p erase-test-matrix -- --show NAME` prints one.

#![allow(
    warnings,
    clippy::all,
    clippy::pedantic,
    reason = "what is generated is of all shapes"
)]

use erase_core::erase;
use erase_test_matrix::*;
use std::{borrow::Cow, future::Future, pin::Pin};

include!(concat!(env!("OUT_DIR"), "/sample.rs"));
