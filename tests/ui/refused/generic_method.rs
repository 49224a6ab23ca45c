//! A method with a type parameter has no place in a vtable.
use erase_core::erase;

#[erase]
trait Store {
    async fn put<T: ToString + Send>(&self, value: T);
    fn name<T: ToString>(&self, value: T) -> String;
    async fn first<const N: usize>(&self) -> [u8; N];
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn put<T: ToString + Send>(&self, _: T) {}
    fn name<T: ToString>(&self, value: T) -> String {
        value.to_string()
    }
    async fn first<const N: usize>(&self) -> [u8; N] {
        [0; N]
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
    drop(Memory.put(1));
    drop(Memory.name(1));
    drop(Memory.first::<3>());
}
