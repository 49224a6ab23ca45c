//! An associated type that nobody declares: one error, at its name.
use erase_core::erase;

#[erase]
pub trait Store: Send + Sync {
    type Key;
    async fn get(&self, key: &Self::Kay) -> Option<u32>;
    fn len(&self) -> Self::Size;
}

struct Memory;

impl Store for Memory {
    type Key = u32;
    async fn get(&self, _: &u32) -> Option<u32> {
        None
    }
    fn len(&self) -> u32 {
        0
    }
}

fn main() {
    let _: &dyn Store<Key = u32> = &Memory;
}
