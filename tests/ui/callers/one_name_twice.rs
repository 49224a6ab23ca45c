//! Two traits of one name: the first error is the mistake, as `docs/errors.md` says.

use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

fn main() {}
