//! A default body that is not `async` calls what is, on a `Self` that may be a `dyn` type.
use erase_core::erase;
use futures::future::BoxFuture;

#[erase]
trait Store: Send + Sync + 'static {
    async fn get(&self) -> u32;
    fn twice(&self) -> BoxFuture<'_, u32> {
        Box::pin(async move { self.get().await * 2 })
    }
}

fn main() {}
