//! A default body that returns the wrong type: one error, at the value.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> usize {
        key.to_owned()
    }
    async fn put(&self, value: u32) {
        value
    }
    async fn early(&self, value: u32) -> Option<u32> {
        if value == 0 {
            return 0;
        }
        Some(value)
    }
}

struct Memory;

impl Store for Memory {}

fn main() {
    let _: &dyn Store = &Memory;
}
