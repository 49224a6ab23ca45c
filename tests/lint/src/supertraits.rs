//! Supertraits: automatic, ordinary and erased ones.

use std::any::Any;
use std::fmt::Debug;

use erase_core::erase;

/// The base.
#[erase]
pub trait Base: Debug + Send + Sync {
    /// Its value.
    async fn base(&self) -> u32;
}

/// Derived from the base.
#[erase]
pub trait Derived: Base {
    /// Its value.
    async fn derived(&self) -> u32 {
        self.base().await.saturating_add(1)
    }
}

/// Can be downcast.
#[erase]
pub trait Downcast: Any + Send + Sync {
    /// Its value.
    async fn value(&self) -> u32;
}

/// Nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Base for Nothing {
    async fn base(&self) -> u32 {
        0
    }
}

impl Derived for Nothing {}

impl Downcast for Nothing {
    async fn value(&self) -> u32 {
        0
    }
}

/// Calls an inherited method and an own one.
pub async fn total(derived: &dyn Derived, boxed: Box<dyn Downcast>) -> u32 {
    derived.base().await + derived.derived().await + boxed.value().await
}
