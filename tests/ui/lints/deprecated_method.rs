//! A deprecated method is told at each call, and not in the expansion.
#![deny(deprecated)]
use erase_core::erase;

#[erase]
trait Store {
    #[deprecated(note = "use `find`")]
    async fn get(&self) -> u32;
    async fn find(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
    async fn find(&self) -> u32 {
        1
    }
}

async fn calls(reference: &dyn Store, boxed: Box<dyn Store>) -> u32 {
    reference.get().await + boxed.get().await + Memory.get().await + reference.find().await
}

fn main() {
    drop(calls(&Memory, Box::new(Memory)));
}
