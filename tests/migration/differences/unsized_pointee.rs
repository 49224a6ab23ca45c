//! A method called on a pointee that may be unsized.
use erase_core::async_trait;

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
    async fn put(&self, value: u32);
}

#[async_trait]
impl<S: Store + ?Sized> Store for Box<S> {
    async fn get(&self) -> u32 {
        (**self).get().await
    }
    async fn put(&self, value: u32) {
        (**self).put(value).await
    }
}

fn main() {}
