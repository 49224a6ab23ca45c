//! An associated constant.
use erase_core::erase;

#[erase]
trait Store {
    const LIMIT: usize;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    const LIMIT: usize = 3;
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
