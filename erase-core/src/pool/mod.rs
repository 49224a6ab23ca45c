//! Blocks from the global allocator, which threads keep for their next futures.

/// Re-exported here, so that a model checker can build `chain` with its own.
#[cfg(feature = "pool")]
mod atomic {
    pub(super) use core::sync::atomic::{AtomicPtr, Ordering};
}
#[cfg(feature = "pool")]
mod budget;
#[cfg(feature = "pool")]
mod chain;
#[cfg(feature = "pool")]
mod class;
#[cfg(feature = "pool")]
mod depot;
mod global;
#[cfg(feature = "pool")]
mod kept;
#[cfg(feature = "pool")]
mod thread;

#[cfg(feature = "pool")]
pub(crate) use self::class::Class;
pub(crate) use self::global::{allocate_global, free_global};
#[cfg(feature = "pool")]
pub(crate) use self::thread::{allocate, free, trim};
