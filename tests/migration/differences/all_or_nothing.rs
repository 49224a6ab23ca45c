//! The trait is migrated, and one of its impls is not.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

#[async_trait::async_trait]
impl Store for u8 {
    async fn get(&self, key: &str) -> u32 {
        key.len() as u32
    }
}

fn main() {}
