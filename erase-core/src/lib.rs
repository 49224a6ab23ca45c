//! The runtime half of `erase`: the erased future, where it lives, and the receiver alias.
#![no_std]
#![deny(
    missing_docs,
    missing_debug_implementations,
    unsafe_op_in_unsafe_fn,
    clippy::undocumented_unsafe_blocks
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod args;
mod block;
mod bounds;
mod call;
#[cfg(feature = "pool")]
mod class;
mod forwarded;
mod future;
mod place;
mod pointer;
#[cfg(feature = "pool")]
mod pool;
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
    pub use crate::args::{Args, EagerArgs};
    pub use crate::bounds::{Dynamic, IfSend, IfSync, Kind, Static};
    pub use crate::call::{Call, call};
    pub use crate::forwarded::Forwarded;
    pub use crate::pointer::{Pointer, PointerMut};
    pub use crate::start::{LocalStart, Start};
    #[cfg(feature = "alloc")]
    pub use alloc::{boxed::Box, rc::Rc, sync::Arc};
}
