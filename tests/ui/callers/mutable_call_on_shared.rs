//! A `&mut self` method on a shared reference.
use erase_core::erase;

#[erase]
trait Store {
    async fn put(&mut self, value: u32);
}

async fn shared(store: &dyn Store) {
    store.put(1).await;
}

async fn boxed(store: Box<dyn Store>) {
    store.put(1).await;
}

fn main() {
    let _ = (shared, boxed);
}
