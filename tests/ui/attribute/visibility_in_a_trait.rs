//! A visibility on a method of a trait, which Rust's syntax allows and its rules do not.
use erase_core::erase;

#[erase]
pub trait Store {
    pub async fn get(&self) -> u32;
    async fn put(&mut self, value: u32);
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
    async fn put(&mut self, _: u32) {}
}

async fn total(store: &dyn Store) -> u32 {
    store.get().await
}

fn main() {
    drop(total(&Memory));
}
