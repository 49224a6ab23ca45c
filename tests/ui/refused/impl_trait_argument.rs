//! `impl Trait` as an argument is a type parameter without a name.
use erase_core::erase;

#[erase]
trait Store {
    async fn put(&self, value: impl ToString + Send);
    async fn all(&self, values: &[impl ToString + Sync]);
    fn name(&self, value: impl ToString) -> String;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn put(&self, _: impl ToString + Send) {}
    async fn all(&self, _: &[impl ToString + Sync]) {}
    fn name(&self, value: impl ToString) -> String {
        value.to_string()
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
}
