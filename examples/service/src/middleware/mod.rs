//! Services that wrap another one.
//!
//! Each is generic over `S: Launch`. Around a concrete type there is no box and no vtable. A
//! [`BoxLaunch`](crate::BoxLaunch) is a `Launch` too.

mod flaky;
mod rate_limit;
mod retry;
mod rotation;
mod shared;

pub(crate) use self::{
    flaky::Flaky, rate_limit::RateLimit, retry::Retry, rotation::Rotation, shared::Shared,
};
