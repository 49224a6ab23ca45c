//! Calls with wrong arguments through `dyn`: rustc points at the user's own method.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
    async fn put(&mut self, key: &str, value: u32);
}

async fn calls(store: &mut dyn Store, boxed: &Box<dyn Store>) {
    store.get(1).await;
    store.get().await;
    store.put("a", "b").await;
    boxed.get(1).await;
    boxed.get("a", "b").await;
}

fn main() {
    let _ = calls;
}
