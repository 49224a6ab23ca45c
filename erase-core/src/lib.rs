//! The runtime half of `erase`: the erased future, where it lives, and the receiver alias.
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

#[cfg(not(feature = "alloc"))]
mod absent;
mod args;
mod block;
mod bounds;
mod call;
#[cfg(feature = "pool")]
mod class;
#[cfg(feature = "pool")]
mod depot;
mod forwarded;
mod future;
mod hint;
mod place;
mod pointer;
#[cfg(feature = "pool")]
mod pool;
#[cfg(doctest)]
mod refused;
mod slot;
mod start;
mod started;
mod storage;
#[cfg(feature = "stream")]
mod stream;
mod this;
mod unstarted;

pub use crate::future::{DynFuture, LocalDynFuture};
#[cfg(feature = "alloc")]
pub use crate::storage::{Boxed, Pooled};
pub use crate::storage::{DefaultStorage, Inline, Storage};
#[cfg(feature = "stream")]
pub use crate::stream::{DynStream, LocalDynStream};
pub use crate::this::{SizedSelf, This};
#[cfg(feature = "derive")]
pub use erase_derive::{async_trait, erase};

/// What expansions of `#[erase]` name. Not public: it changes in any release.
#[doc(hidden)]
pub mod __private {
    #[cfg(not(feature = "alloc"))]
    pub use crate::absent::{Arc, Box, Rc};
    pub use crate::args::{Args, EagerArgs};
    pub use crate::bounds::{Dynamic, IfSend, IfSync, Kind, Static};
    pub use crate::call::{Call, call};
    pub use crate::forwarded::Forwarded;
    pub use crate::hint::unreachable;
    pub use crate::pointer::{pointee, pointee_mut};
    pub use crate::start::{LocalStart, Start};
    #[cfg(feature = "alloc")]
    pub use alloc::{boxed::Box, rc::Rc, sync::Arc};
}
