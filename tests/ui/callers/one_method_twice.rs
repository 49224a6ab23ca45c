//! Two methods of one name: the error is that of a native trait, and what both are called by works.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
    async fn get(&self) -> u32;
    fn name(&self) -> String;
    fn name(&self, key: &str) -> String;
}

async fn call(store: &dyn Store) -> u32 {
    store.get("key").await
}

fn main() {}
