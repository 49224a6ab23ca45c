//! A `crate = path` that leads nowhere is an error at the path, and only there.
use erase_core::erase;

#[erase(crate = ::erased_core)]
trait Store {
    async fn get(&self) -> u32;
}

fn main() {}
