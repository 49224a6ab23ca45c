//! The code of the migration guide, as doctests.

#[cfg(doctest)]
#[doc = include_str!("../../../docs/migrating.md")]
mod from_async_trait {}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/migrating-from-dynify.md")]
mod from_dynify {}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/migrating-from-dynosaur.md")]
mod from_dynosaur {}

#[cfg(doctest)]
#[doc = include_str!("../../../docs/migrating-from-a-twin-by-hand.md")]
mod from_a_twin_by_hand {}
