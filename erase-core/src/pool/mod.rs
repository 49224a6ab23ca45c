//! Blocks: from the global allocator, and kept by a thread for its next futures.

#[cfg(feature = "pool")]
mod class;
#[cfg(feature = "pool")]
mod depot;
mod global;
#[cfg(feature = "pool")]
mod thread;

#[cfg(feature = "pool")]
pub(crate) use self::class::Class;
pub(crate) use self::global::{allocate_global, free_global};
#[cfg(feature = "pool")]
pub(crate) use self::thread::{allocate, free};
