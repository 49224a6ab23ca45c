//! The items that expansions of `#[erase]` use. Not public: they change in any release.

#[cfg(not(all(feature = "alloc", target_has_atomic = "ptr")))]
mod absent;
mod bounds;
mod call;
mod forwarded;
mod held;
mod hint;
mod pointer;
mod raw_fn;
#[cfg(doctest)]
mod refused;

#[cfg(not(all(feature = "alloc", target_has_atomic = "ptr")))]
pub use self::absent::Arc;
#[cfg(not(feature = "alloc"))]
pub use self::absent::{Box, Rc};
pub use self::bounds::{IfSend, IfSync, TraitObject};
pub use self::call::EagerCall;
pub use self::forwarded::{Everlasting, Forwarded};
pub use self::held::{Function, Held, HeldWith, Params, Returned, Within};
pub use self::hint::unreachable;
pub use self::pointer::{pointee, pointee_mut};
pub use self::raw_fn::RawFn;
pub use crate::future::{DynFuture, LocalDynFuture, LocalStart, Start};
#[cfg(feature = "alloc")]
pub use crate::storage::Boxed;
pub use crate::storage::Inline;
#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
pub use alloc::sync::Arc;
#[cfg(feature = "alloc")]
pub use alloc::{boxed::Box, rc::Rc};
