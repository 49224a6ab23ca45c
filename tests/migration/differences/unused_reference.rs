//! async-trait left a reference that the body does not use out of the future.
use erase_core::erase;
use std::any::Any;

#[erase]
trait Store {
    async fn see(&self, what: &mut dyn Any);
    async fn look(&self, what: &dyn Any);
}

impl Store for u8 {
    async fn see(&self, _: &mut dyn Any) {}
    async fn look(&self, _: &dyn Any) {}
}

fn main() {}
