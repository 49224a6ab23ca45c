//! Somebody types a method: the rest of the trait is there, and the rest of the file has no error.
use erase_core::erase;

#[erase]
pub trait Store {
    async fn get(&self, key: &str) -> u32;
    async fn ne(&self)
    async fn put(&mut self, key: &str, value: u32);
}

pub struct Memory;

impl Store for Memory {
    async fn get(&self, key: &str) -> u32 {
        key.len() as u32
    }
    async fn put(&mut self, _: &str, _: u32) {}
}

pub async fn calls<S: Store>(erased: &dyn Store, boxed: Box<dyn Store>, fixed: S) -> u32 {
    erased.get("a").await + boxed.get("b").await + fixed.get("c").await
}

fn main() {
    drop(calls(&Memory, Box::new(Memory), Memory));
}
