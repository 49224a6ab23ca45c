//! Under the name `async_trait` no `Arc` is an implementor.
use erase_core::async_trait;

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

async fn get<S: Store + ?Sized>(store: std::sync::Arc<S>) -> u32 {
    store.get().await
}

fn main() {}
