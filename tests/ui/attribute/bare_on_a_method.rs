//! `#[erase]` on a method says nothing; what is on the trait goes for all methods.
use erase_core::erase;

#[erase]
trait Store {
    #[erase]
    async fn get(&self) -> u32;
    #[erase = "boxed"]
    async fn put(&self, value: u32);
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
    async fn put(&self, _: u32) {}
}

fn main() {
    let store: &dyn Store = &Memory;
    drop(store.get());
    drop(store.put(1));
}
