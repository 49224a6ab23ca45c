//! **`dyn Trait`, literally, for traits with native `async fn`.**
//!
//! A trait with an `async fn` is not dyn-compatible:
//!
//! ```compile_fail,E0038
//! trait Database {
//!     async fn get(&self, key: &str) -> Option<String>;
//! }
//! fn all(dbs: Vec<Box<dyn Database>>) {}
//! ```
//!
//! With [`#[erase]`](macro@erase) on the trait, and nothing on the impls, it is:
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use erase_core::erase;
//!
//! #[erase]
//! trait Database: Send + Sync {
//!     async fn get(&self, key: &str) -> Option<String>;
//! }
//!
//! struct Fixed(&'static str);
//! impl Database for Fixed {
//!     async fn get(&self, _key: &str) -> Option<String> {
//!         Some(self.0.to_owned())
//!     }
//! }
//!
//! let dbs: Vec<Box<dyn Database>> = vec![Box::new(Fixed("a")), Box::new(Fixed("b"))];
//! futures::executor::block_on(async {
//!     for db in &dbs {
//!         assert!(db.get("key").await.is_some());
//!     }
//! });
//! # }
//! ```
//!
//! # What it expands to
//!
//! The trait's own method, which only concrete types have; a hidden supertrait that carries it
//! erased; and inherent methods on the `dyn` types. Written by hand, for one of the four of them:
//!
//! ```
//! # #[cfg(feature = "alloc")] {
//! use std::task::Poll;
//! use erase_core::__private::{Args, Start};
//! use erase_core::{DynFuture, This};
//!
//! trait Database: ErasedDatabase {
//!     fn get<'f>(self: &'f This<Self>, key: &'f str) -> impl Future<Output = usize> + Send
//!     where
//!         Self: Sized;
//! }
//!
//! trait ErasedDatabase {
//!     fn erased_get<'f>(&'f self, key: &'f str, start: Start<'_, 'f, usize>) -> Poll<usize>;
//! }
//!
//! impl<X: Database> ErasedDatabase for X {
//!     fn erased_get<'f>(&'f self, key: &'f str, start: Start<'_, 'f, usize>) -> Poll<usize> {
//!         start.run(<X as Database>::get(self, key))
//!     }
//! }
//!
//! impl<'d> dyn Database + 'd {
//!     pub fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, usize> {
//!         let args = (self, key);
//!         Args::of(&args).__call(args, |(this, key), start| this.erased_get(key, start))
//!     }
//! }
//!
//! impl Database for String {
//!     async fn get(&self, key: &str) -> usize {
//!         self.len() + key.len()
//!     }
//! }
//!
//! let db: Box<dyn Database> = Box::new(String::from("four"));
//! assert_eq!(futures::executor::block_on(db.get("key")), 7);
//! # }
//! ```
//!
//! # What is supported
//!
//! Every receiver, `self` by value included; returned futures, streams, iterators and any other
//! `impl Trait` that a box implements; associated types; generic parameters; default bodies;
//! supertraits, erased ones too; `#[cfg]` everywhere. The README lists the shapes, each with the
//! test that runs it. What `dyn` cannot have is refused with one error that says what to write. The
//! guide, in `docs/`, begins at an empty folder, and has a page for each question.
//!
//! # What it costs
//!
//! [`DynFuture`] has 32 bytes on a 64-bit machine, and is `Unpin`. A call through `dyn` that is ready
//! at once takes about a third of the time of one that boxes its future, one that waits once about
//! half. It allocates nothing in the steady state: its future lives in a block from a per-thread pool. The arguments wait in the erased future if they
//! have up to three words, the receiver's two included, else in a block as well. A static call costs
//! what it cost before. `docs/performance.md` has the measurements.
//!
//! A thread keeps up to 1 MiB of blocks for later, and frees them when it ends, or in
//! [`Pooled::trim`]. All threads of a process together keep up to 17 MiB, and 103 KiB for each thread.
//! Without the feature `pool`, or with `#[erase(boxed)]`, blocks come from the global allocator. With
//! `#[erase(inline = N)]` small futures need none at all.
//!
//! Compile time is where it costs more than a box: there is more to generate for each trait, and for
//! each type of future.
//!
//! # Errors and panics
//!
//! There are two at run time: an erased future panics when it is polled after it was ready, as an
//! `async fn`'s own future does, and a failed allocation ends in `handle_alloc_error`.
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `std` | yes | implies `alloc` |
//! | `alloc` | yes | futures that do not fit into the erased one go to the heap; without it that is an error when the program is built, which names `inline = N` |
//! | `pool` | yes | the per-thread pool |
//! | `derive` | yes | the attribute `#[erase]` |
//! | `stream` | no | nothing: `-> impl Stream` needs no feature |
//!
//! # Safety
//!
//! All unsafe code is in this crate, a small file for each idea, each block with its argument, all
//! of it run under Miri with stacked and with tree borrows. An expansion has one `unsafe` block for each
//! method whose signature names an associated type: it calls a function whose types have no name in
//! the hidden trait. rustc has compared that function's type with the method's own, in the only impl
//! that can hand it out, and a type without a size does not build. `docs/design.md` has the whole argument.
#![no_std]
#![deny(
    missing_docs,
    missing_debug_implementations,
    unsafe_op_in_unsafe_fn,
    clippy::undocumented_unsafe_blocks
)]
#![allow(
    clippy::ptr_as_ptr,
    clippy::borrow_as_ptr,
    reason = "`cast` is one more function for each type that a debug build has to generate"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
mod future;
#[cfg(feature = "alloc")]
mod pool;
mod storage;
mod this;

pub use crate::future::{DynFuture, LocalDynFuture};
#[cfg(feature = "alloc")]
pub use crate::storage::{Boxed, Pooled};
pub use crate::storage::{DefaultStorage, Inline, Storage};
pub use crate::this::{SizedSelf, This};
#[cfg(feature = "derive")]
pub use erase_derive::{async_trait, erase};

#[cfg(all(doctest, feature = "derive"))]
#[doc = include_str!("../README.md")]
mod readme {}
