//! The erased future: a slot, what can be in it, and how it gets there.

mod content;
mod erased;
mod slot;
mod start;
mod started;
mod unstarted;

pub use self::erased::{DynFuture, LocalDynFuture};
pub use self::start::{LocalStart, Start};
