//! On a method, only the arguments that a method may have are listed.
use erase_core::erase;

#[erase]
trait Store {
    #[erase(pooled)]
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
