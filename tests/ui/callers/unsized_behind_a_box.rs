//! A generic pointee without a size, behind a pointer that is an implementor only for `dyn` types.
use std::sync::Arc;

use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> u32;
}

struct Boxed<S: ?Sized>(Box<S>);

impl<S: Store + ?Sized> Store for Boxed<S> {
    async fn get(&self, key: &str) -> u32 {
        self.0.get(key).await
    }
}

struct Shared<S: ?Sized>(Arc<S>);

impl<S: Store + ?Sized> Shared<S> {
    async fn first(&self) -> u32 {
        self.0.get("first").await
    }
}

fn main() {}
