//! A pointer that is named twice, also if the way to the pointee differs, and one that is not named.
use erase_core::erase;

#[erase(forward(Box, &, Box))]
trait Store {
    async fn get(&self) -> u32;
}

#[erase(forward(dyn Arc, static Arc))]
trait Twice {
    async fn get(&self) -> u32;
}

#[erase(forward(static))]
trait Nothing {
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
