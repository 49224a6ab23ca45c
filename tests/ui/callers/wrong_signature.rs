//! Impls whose methods do not have the trait's signature.
use erase_core::erase;

#[erase]
trait Store {
    async fn argument(&self, key: &str) -> u32;
    async fn count(&self, key: &str) -> u32;
    async fn receiver(&self) -> u32;
    async fn mutable(&self) -> u32;
    async fn two(&mut self, from: &str, to: &str) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn argument(&self, _: String) -> u32 {
        1
    }
    async fn count(&self) -> u32 {
        1
    }
    async fn receiver() -> u32 {
        1
    }
    async fn mutable(&mut self) -> u32 {
        1
    }
    async fn two(&mut self, _: &str, _: u32) -> u32 {
        1
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
