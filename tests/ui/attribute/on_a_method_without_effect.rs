//! The attribute on a method whose written return type already says what it asks.
use erase_core::erase;

#[erase]
trait Store {
    #[erase(?Send)]
    fn get(&self) -> impl Future<Output = u32> + Send;
    #[erase(boxed)]
    fn keys(&self) -> impl Iterator<Item = u32>;
}

struct Memory;

impl Store for Memory {
    fn get(&self) -> impl Future<Output = u32> + Send {
        async { 1 }
    }
    fn keys(&self) -> impl Iterator<Item = u32> {
        0..1
    }
}

fn main() {
    let store: &dyn Store = &Memory;
    drop(store.get());
    drop(store.keys());
}
