//! The future of a concrete type is not `Unpin`.
use erase_core::erase;
use std::pin::Pin;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

async fn concrete(store: impl Store) -> u32 {
    let mut future = store.get();
    Pin::new(&mut future).await
}

fn main() {}
