//! Several mistakes in one trait: an error for each, all at once, and nothing that follows from them.
use erase_core::erase;

#[erase(bxed)]
trait Store: Clone {
    type Row<'a>;
    async fn put<T: Send>(&self, value: T);
    async fn merge(&self, other: &Self);
    fn open() -> u32;
    async fn get(&self) -> u32;
}

#[derive(Clone)]
struct Memory;

impl Store for Memory {
    type Row<'a> = &'a str;
    async fn put<T: Send>(&self, _: T) {}
    async fn merge(&self, _: &Self) {}
    fn open() -> u32 {
        1
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
