//! Two answers to where the future is kept.
use erase_core::erase;

#[erase(inline = 64, boxed)]
trait Store {
    async fn get(&self) -> u32;
}

#[erase]
trait PerMethod {
    #[erase(boxed, inline = 64)]
    async fn get(&self) -> u32;
    #[erase(boxed)]
    #[erase(inline = 64)]
    async fn put(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(store: &dyn Store, other: &dyn PerMethod) -> u32 {
    store.get().await + other.get().await + other.put().await
}

fn main() {
    let _: &dyn Store = &Memory;
    let _ = total;
}
