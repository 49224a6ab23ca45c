//! Attributes of the user's own, and a trait in a function.

use erase_core::erase;

/// Some of this is old.
#[erase]
#[must_use]
pub trait Aged: Send + Sync {
    /// New.
    async fn new_way(&self) -> u32;
    /// Old.
    #[deprecated(note = "use `new_way`")]
    async fn old_way(&self) -> u32;
    /// Not there.
    #[cfg(any())]
    async fn no_way(&self) -> Missing;
    /// To be looked at.
    #[must_use = "it is the answer"]
    fn answer(&self) -> u32;
    /// Has an argument that may be left out.
    async fn sometimes(&self, #[cfg(any())] missing: Missing, key: u32) -> u32;
}

/// Of age.
#[derive(Clone, Copy, Debug)]
pub struct Age(pub u32);

impl Aged for Age {
    async fn new_way(&self) -> u32 {
        self.0
    }
    async fn old_way(&self) -> u32 {
        self.0
    }
    fn answer(&self) -> u32 {
        self.0
    }
    async fn sometimes(&self, key: u32) -> u32 {
        key
    }
}

/// Declares a trait inside.
#[must_use]
pub fn inner(age: u32) -> u32 {
    #[erase]
    trait Inner {
        async fn get(&self) -> u32;
    }

    impl Inner for Age {
        async fn get(&self) -> u32 {
            self.0
        }
    }

    let inner: &dyn Inner = &Age(age);
    futures::executor::block_on(inner.get())
}
