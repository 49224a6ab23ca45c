//! A type that is not in scope: one error, at the type.
use erase_core::erase;

#[erase]
pub trait Store {
    async fn get(&self, key: &Key) -> Result<u32, StoreError>;
    fn name(&self) -> Name;
}

struct Memory;

impl Store for Memory {
    async fn get(&self, _: &u32) -> Result<u32, u32> {
        Ok(1)
    }
    fn name(&self) -> u32 {
        1
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
