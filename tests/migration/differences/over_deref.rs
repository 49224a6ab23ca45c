//! An impl for whatever derefs to an implementor.
use std::ops::Deref;

use erase_core::async_trait;

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

#[async_trait]
impl<P: Deref + Send + Sync> Store for P
where
    P::Target: Store,
{
    async fn get(&self) -> u32 {
        self.deref().get().await
    }
}

fn main() {}
