//! An impl whose method returns another type.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
