//! What is unused in a default body is told once, at the user's own binding.
#![deny(unused)]
use erase_core::erase;

#[erase]
pub trait Store {
    async fn get(&self, key: &str) -> u32 {
        let local = 1;
        0
    }
    async fn pair(&self, (a, b): (u32, u32), mut rest: u32) -> u32 {
        a + rest
    }
    async fn early(&self) -> u32 {
        return 1;
        2
    }
    async fn silent(&self, _key: &str) {}
}

fn main() {}
