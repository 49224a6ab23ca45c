//! An impl leaves the receiver out: rustc prints what `docs/errors.md` explains.

use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(_key: &str) -> u32 {
        1
    }
}

fn main() {}
