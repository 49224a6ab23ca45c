//! A call by path on a place of a `dyn` type.
use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

async fn get(store: Box<dyn Store>) -> u32 {
    Store::get(&*store).await
}

fn main() {}
