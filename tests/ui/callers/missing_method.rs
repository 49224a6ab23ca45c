//! An impl that leaves a method out, and one with a method too many.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
    async fn put(&self, key: &str, value: u32);
}

struct Memory;

impl Store for Memory {
    async fn get(&self, _: &str) -> u32 {
        1
    }
    async fn put(&self, _: &str, _: u32) {}
    async fn remove(&self, _: &str) {}
}

struct Half;

impl Store for Half {
    async fn get(&self, _: &str) -> u32 {
        1
    }
}

fn main() {
    let _: &dyn Store = &Memory;
    let _: &dyn Store = &Half;
}
