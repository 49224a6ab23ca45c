//! Nobody declares `'async_trait` in a plain impl.
use erase_core::erase;

#[erase]
trait Store {
    async fn get<'a>(&'a self) -> u32;
}

impl Store for u8 {
    async fn get<'a>(&'a self) -> u32
    where
        'a: 'async_trait,
    {
        1
    }
}

fn main() {}
