//! A deprecated type in a signature is told once.
#![deny(deprecated)]
use erase_core::erase;

#[deprecated]
pub struct Key;

#[erase]
pub trait Store {
    async fn get(&self, key: Key) -> u32;
}

fn main() {}
