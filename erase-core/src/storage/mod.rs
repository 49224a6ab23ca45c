//! Where a future lives: in the erased future, or in a block.

#[cfg_attr(not(feature = "alloc"), path = "no_block.rs")]
mod block;
mod kinds;
mod place;
mod too_large;

pub(crate) use self::block::Block;
pub(crate) use self::kinds::Movable;
#[cfg(feature = "alloc")]
pub use self::kinds::{Boxed, Pooled};
pub use self::kinds::{DefaultStorage, Inline, Storage};
pub(crate) use self::place::Place;
