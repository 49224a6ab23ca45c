//! A lifetime that is hidden in a path, in a crate that asks for all of them to be written.
#![deny(elided_lifetimes_in_paths)]
use erase_core::erase;

pub struct Request<'a>(pub &'a str);

#[erase]
pub trait Store {
    fn sync(&self, request: Request) -> u32;
    async fn get(&self, request: Request<'_>) -> u32;
}

fn main() {}
