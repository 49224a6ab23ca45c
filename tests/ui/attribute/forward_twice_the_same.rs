//! A pointer that is named twice.
use erase_core::erase;

#[erase(forward(Box, &, Box))]
trait Store {
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

fn main() {
    let _: Box<dyn Store> = Box::new(Memory);
}
