//! Arguments and outputs without a size.
use std::fmt::Debug;

use erase_core::erase;

#[erase]
trait Store {
    async fn put(&self, value: str);
    async fn put_all(&self, values: [u8]);
    async fn show(&self, value: dyn Debug + Send + Sync);
    async fn get(&self) -> str;
    fn name(&self, value: str) -> u32;
    async fn other(&self) -> u32;
}

fn main() {}
