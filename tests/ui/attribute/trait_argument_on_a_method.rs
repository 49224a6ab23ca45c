//! Arguments that are about the whole trait, on a method.
use erase_core::erase;

#[erase]
trait Store {
    #[erase(forward(Box))]
    async fn get(&self) -> u32;
    #[erase(crate = erase_core)]
    async fn put(&self, value: u32);
    #[erase(local = LocalStore)]
    async fn remove(&self);
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
    async fn put(&self, _: u32) {}
    async fn remove(&self) {}
}

async fn total(store: &dyn Store) -> u32 {
    store.put(1).await;
    store.remove().await;
    store.get().await
}

fn main() {
    drop(total(&Memory));
}
