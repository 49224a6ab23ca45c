//! An implementor that is unsized itself.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

impl Store for str {
    async fn get(&self) -> u32 {
        1
    }
}

fn main() {}
