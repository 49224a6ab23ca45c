//! A method that was desugared by hand, with async-trait's lifetimes.
use erase_core::erase;
use std::pin::Pin;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

impl Store for u8 {
    fn get<'a, 'k, 'f>(&'a self, key: &'k str) -> Pin<Box<dyn Future<Output = u32> + Send + 'f>>
    where
        'a: 'f,
        'k: 'f,
        Self: 'f,
    {
        Box::pin(async move { key.len() as u32 })
    }
}

fn main() {}
