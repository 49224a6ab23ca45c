//! The result of a call is no `Pin<Box<dyn Future>>`.
use erase_core::erase;
use futures::future::BoxFuture;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

fn concrete(store: &impl Store) -> BoxFuture<'_, u32> {
    store.get()
}

fn dynamic(store: &dyn Store) -> BoxFuture<'_, u32> {
    store.get()
}

fn main() {}
