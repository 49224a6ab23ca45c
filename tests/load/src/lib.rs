//! Ten thousand objects of eight types behind one `dyn` trait, and a million calls in flight on
//! them: how much memory that takes, and that it takes no more in the last round than in the first.

pub mod memory;
pub mod objects;
pub mod rounds;
