//! Services that stand before another one.
//!
//! Each is generic over `S: Launch`. Over a service of a known type there is no box and no vtable
//! between the two; a [`BoxLaunch`](crate::BoxLaunch) is a `Launch` itself, and will do too.

mod flaky;
mod rate_limit;
mod retry;
mod rotation;
mod shared;

pub(crate) use self::{
    flaky::Flaky, rate_limit::RateLimit, retry::Retry, rotation::Rotation, shared::Shared,
};
