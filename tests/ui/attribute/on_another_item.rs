//! The attribute on anything but a trait or an impl; the item is still there.
use erase_core::erase;

#[erase]
struct Memory {
    value: u32,
}

#[erase]
async fn get(memory: &Memory) -> u32 {
    memory.value
}

#[erase]
mod stores {
    pub fn open() {}
}

fn main() {
    drop(get(&Memory { value: 1 }));
    stores::open();
}
