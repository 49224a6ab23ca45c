//! The attribute stands on a trait once.

use erase_core::erase;

#[erase]
#[erase(boxed)]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

fn main() {
    let _store: Option<Box<dyn Store>> = None;
}
