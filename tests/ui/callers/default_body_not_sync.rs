//! A default body borrows the value, so its future is `Send` only for a `dyn Store` that is `Sync`.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
    async fn twice(&self) -> u32 {
        self.get().await * 2
    }
    async fn consume(&mut self) -> u32 {
        self.get().await * 2
    }
}

async fn reference(store: &dyn Store) -> u32 {
    store.twice().await
}

async fn boxed(mut store: Box<dyn Store>) -> u32 {
    store.consume().await
}

async fn sound(store: &(dyn Store + Sync)) -> u32 {
    store.twice().await
}

fn main() {
    let _ = (reference, boxed, sound);
}
