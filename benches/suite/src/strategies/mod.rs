//! Every way to make the call. Each module defines a trait `Work` of its own, with one method, and
//! implements it for the same pieces of work.

pub mod async_trait;
pub mod box_future;
pub mod by_hand;
pub mod dynify;
pub mod dynosaur;
pub mod erase;
pub mod native;
pub mod stack_future;
pub mod sync;

/// What every strategy imports.
mod prelude {
    pub use crate::cells::Cell;
    pub use crate::drive::run;
    pub use std::hint::black_box;
}
