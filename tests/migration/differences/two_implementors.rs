//! The futures of two implementors have different types.
use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

struct Memory;
struct Disk;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

impl Store for Disk {
    async fn get(&self) -> u32 {
        2
    }
}

async fn either(memory: &Memory, disk: &Disk, first: bool) -> u32 {
    match first {
        true => memory.get(),
        false => disk.get(),
    }
    .await
}

async fn both(memory: &Memory, disk: &Disk) -> Vec<u32> {
    futures::future::join_all([memory.get(), disk.get()]).await
}

fn main() {}
