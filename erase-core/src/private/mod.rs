//! What expansions of `#[erase]` name. Not public: it changes in any release.

#[cfg(not(all(feature = "alloc", target_has_atomic = "ptr")))]
mod absent;
mod args;
mod bounds;
mod call;
mod forwarded;
mod hint;
mod pointer;
#[cfg(doctest)]
mod refused;

#[cfg(not(all(feature = "alloc", target_has_atomic = "ptr")))]
pub use self::absent::Arc;
#[cfg(not(feature = "alloc"))]
pub use self::absent::{Box, Rc};
pub use self::args::{Args, EagerArgs};
pub use self::bounds::{Dynamic, IfSend, IfSync, Kind, Static};
pub use self::call::{Call, call};
pub use self::forwarded::Forwarded;
pub use self::hint::unreachable;
pub use self::pointer::{pointee, pointee_mut};
pub use crate::future::{LocalStart, Start};
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
pub use alloc::sync::Arc;
#[cfg(feature = "alloc")]
pub use alloc::{boxed::Box, rc::Rc};
