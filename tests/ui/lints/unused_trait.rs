//! A trait that nobody uses, and a name that is not in style: as without the macro.
#![deny(warnings)]
use erase_core::erase;

#[erase]
trait Unused {
    async fn get(&self) -> u32;
}

#[erase]
pub trait Style {
    async fn getIt(&self, Key: u32) -> u32;
}

fn main() {}
