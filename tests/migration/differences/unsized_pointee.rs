//! A method called on a pointee that may be unsized.
use erase_core::async_trait;
use std::sync::Arc;

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

#[async_trait]
impl<S: Store + ?Sized> Store for Arc<S> {
    async fn get(&self) -> u32 {
        (**self).get().await
    }
}

fn main() {}
