//! An ordinary function without a receiver. (An `async fn` without one is there on concrete types.)
use erase_core::erase;

#[erase]
trait Store {
    fn open(path: &str) -> u32;
    async fn connect(path: &str) -> u32;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    fn open(_: &str) -> u32 {
        1
    }
    async fn connect(_: &str) -> u32 {
        1
    }
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(store: &dyn Store) -> u32 {
    store.get().await
}

fn main() {
    drop(total(&Memory));
    Memory::open("");
    drop(Memory::connect(""));
}
