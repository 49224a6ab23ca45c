//! Erased traits where there is no operating system, and no heap: drivers behind `&mut dyn`.
//!
//! `cargo build -p erase-test-no-std --target thumbv7m-none-eabi`, without features and with
//! `alloc`, proves that nothing of the standard library is needed.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod bus;
pub mod driver;
pub mod executor;
#[cfg(feature = "alloc")]
pub mod heap;
