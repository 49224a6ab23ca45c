//! An impl whose method is not `async`.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

struct Memory;

impl Store for Memory {
    fn get(&self, _: &str) -> u32 {
        1
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
