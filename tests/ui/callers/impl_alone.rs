//! The attribute is on an impl, and missing on the trait.

use erase_core::erase;

trait Store {
    async fn get(&self, key: &str) -> u32;
}

#[erase]
impl Store for u32 {
    async fn get(&self, _key: &str) -> u32 {
        *self
    }
}

fn main() {
    let _store: Box<dyn Store> = Box::new(1_u32);
}
