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
//! The trait keeps its own method, which only concrete types have. A hidden supertrait has the erased
//! method, and the `dyn` types get an inherent method of the same name. By hand, for one `dyn` type:
//!
//! ```
//! # #[cfg(feature = "alloc")] {
//! use std::task::Poll;
//! use erase_core::__private::{EagerCall as _, Held, Start};
//! use erase_core::{DynFuture, This};
//!
//! trait Database: ErasedDatabase {
//!     fn get<'f>(self: &'f This<Self>, key: &'f str) -> impl Future<Output = usize> + Send
//!     where
//!         Self: Sized;
//! }
//!
//! trait ErasedDatabase {
//!     fn erased_get<'f>(&'f self, args: Held<'f, &'f str>, start: Start<'_, 'f, usize>) -> Poll<usize>;
//! }
//!
//! impl<X: Database> ErasedDatabase for X {
//!     fn erased_get<'f>(&'f self, args: Held<'f, &'f str>, start: Start<'_, 'f, usize>) -> Poll<usize> {
//!         start.run(<X as Database>::get(self, args.args))
//!     }
//! }
//!
//! impl<'d> dyn Database + 'd {
//!     pub fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, usize> {
//!         Held::<'f, _>::new((self, key)).__call(<Self as ErasedDatabase>::erased_get)
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
//! Every receiver, including `self` by value; returned futures, streams, iterators and any other
//! `impl Trait` that a box implements; associated types; generic parameters; default bodies;
//! supertraits, erased or not; `#[cfg]` everywhere. `docs/supported.md` lists each shape with its test.
//! The macro refuses what `dyn` cannot have, with one error that says what to write. The guide in
//! `docs/` starts at an empty folder.
//!
//! # What it costs
//!
//! [`DynFuture`] has 32 bytes on a 64-bit machine, and is `Unpin`. A dyn call takes about a third of the
//! time of a boxed call if it is ready at once, and about half if it waits once. It does not allocate
//! in the steady state: its future lives in a block from a per-thread pool. Before the first poll the
//! arguments are in the erased future if they have at most three words, including the receiver's two,
//! and in a block otherwise. A static call costs the same as without the macro.
//! `docs/performance.md` has the measurements.
//!
//! A thread keeps up to 1 MiB of free blocks, and frees them when it ends or calls [`Pooled::trim`]. All
//! threads of a process together keep up to 17 MiB, plus 103 KiB for each thread. Without the feature
//! `pool`, or with `#[erase(boxed)]`, blocks come from the global allocator. With `#[erase(inline = N)]`
//! small futures need no block.
//!
//! Compile time is higher than with boxes: the macro generates more for each trait, and the compiler
//! for each type of future.
//!
//! # Errors and panics
//!
//! There are two at run time. An erased future panics when it is polled after it was ready, as the
//! future of an `async fn` does. A failed allocation ends in `handle_alloc_error`.
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `std` | yes | implies `alloc` |
//! | `alloc` | yes | futures that do not fit into the erased one go to the heap; without it they are a build error that names `inline = N` |
//! | `pool` | yes | the per-thread pool |
//! | `derive` | yes | the attribute `#[erase]` |
//! | `stream` | no | nothing: `-> impl Stream` needs no feature |
//!
//! # Safety
//!
//! All unsafe code is in this crate, in small files. Each block states why it is sound, and all of it
//! runs under Miri with stacked and with tree borrows. An expansion has one `unsafe` block for each
//! method whose signature names an associated type: it calls a function whose types the hidden trait
//! cannot name. rustc compares that function's type with the method's in the only impl that can return
//! it, and an unsized implementor does not build. `docs/design.md` has the whole argument.
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
