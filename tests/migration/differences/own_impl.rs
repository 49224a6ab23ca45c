//! The trait has an impl of its own for a pointer that `#[erase]` forwards.
use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

impl Store for Box<dyn Store> {
    async fn get(&self) -> u32 {
        self.as_ref().get().await
    }
}

fn main() {}
