//! A trait and its local twin, both in scope on one concrete value: a path says which.
use erase_core::erase;

#[erase(local = LocalStore)]
pub trait Store {
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn calls(erased: &dyn Store, local: &dyn LocalStore) -> u32 {
    let named = Store::get(&Memory).await + LocalStore::get(&Memory).await;
    named + erased.get().await + local.get().await + Memory.get().await
}

fn main() {
    drop(calls(&Memory, &Memory));
}
