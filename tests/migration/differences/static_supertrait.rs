//! A reference is not `'static`, so it is no implementor of a `'static` trait.
use erase_core::erase;

#[erase]
trait Store: Send + Sync + 'static {
    async fn get(&self) -> u32;
}

async fn get<S: Store + ?Sized>(store: &S) -> u32 {
    store.get().await
}

fn main() {}
