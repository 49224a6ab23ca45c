//! Another trait has an impl for every implementor, and one for a pointer that `#[erase]` forwards.
use erase_core::erase;
use std::sync::Arc;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

trait Target {}

impl<S: Store> Target for S {}

impl<S: Store> Target for Arc<S> {}

fn main() {}
