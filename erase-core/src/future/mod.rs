//! The erased future: a slot, its possible contents, and how they get there.

mod content;
mod erased;
mod slot;
mod start;
mod started;
mod unstarted;

pub use self::erased::{DynFuture, LocalDynFuture};
pub use self::start::{LocalStart, Start};
