//! A bound on `Self` that holds for some implementors only.
use erase_core::erase;

#[erase]
trait Store {
    async fn show(&self) -> String
    where
        Self: std::fmt::Debug,
    {
        format!("{self:?}")
    }
    async fn get(&self) -> u32;
}

#[derive(Debug)]
struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(store: &dyn Store) -> u32 {
    store.get().await
}

fn main() {
    drop(total(&Memory));
    drop(Memory.show());
}
