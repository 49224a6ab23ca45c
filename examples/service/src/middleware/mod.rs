//! Services that stand before another one.
//!
//! Each is generic over `S: Launch`. Over a service of a known type there is no box and no vtable
//! between the two; over a [`BoxLaunch`](crate::BoxLaunch), which is a `Launch` itself, they do
//! what the command line has chosen.

mod flaky;
mod map_err;
mod rate_limit;
mod retry;
mod rotation;
mod shared;

pub use self::{
    flaky::Flaky,
    map_err::MapErr,
    rate_limit::RateLimit,
    retry::{Backoff, Retry},
    rotation::Rotation,
    shared::Shared,
};
