//! `impl Trait` inside another type.
use erase_core::erase;

#[erase]
trait Store {
    async fn keys(&self) -> Result<impl Iterator<Item = u32>, String>;
    async fn values(&self) -> impl Iterator<Item = u32>;
    fn later(&self) -> impl Future<Output = impl ToString> + Send;
    fn pair(&self) -> (u32, impl ToString);
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn keys(&self) -> Result<impl Iterator<Item = u32>, String> {
        Ok(0..1)
    }
    async fn values(&self) -> impl Iterator<Item = u32> {
        0..1
    }
    fn later(&self) -> impl Future<Output = impl ToString> + Send {
        async { 1 }
    }
    fn pair(&self) -> (u32, impl ToString) {
        (1, 1)
    }
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(store: &dyn Store) -> u32 {
    store.get().await
}

fn main() {
    drop(total(&Memory));
}
