//! An `Arc` of a type parameter is no implementor; the bound in rustc's help is private.

use std::sync::Arc;

use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> u32;
}

fn accept<S: Store>(_store: S) {}

fn pass<S: Store + ?Sized>(store: Arc<S>) {
    accept(store);
}

fn main() {}
