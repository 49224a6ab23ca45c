//! The attribute on a method that has no erased future.
use erase_core::erase;

#[erase]
trait Store {
    #[erase(boxed)]
    fn name(&self) -> &str;
    #[erase(?Send)]
    async fn open() -> u32;
    #[erase(inline = 32)]
    async fn convert<T: Send>(&self, value: T) -> T
    where
        Self: Sized;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    fn name(&self) -> &str {
        "memory"
    }
    async fn open() -> u32 {
        1
    }
    async fn convert<T: Send>(&self, value: T) -> T {
        value
    }
    async fn get(&self) -> u32 {
        1
    }
}

fn main() {
    let store: &dyn Store = &Memory;
    drop(store.get());
    store.name();
}
