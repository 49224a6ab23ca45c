//! A default body whose `Self` need not be `Sync`, called on such a `dyn` type.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
    async fn twice(&self) -> u32 {
        self.get().await * 2
    }
}

async fn twice(store: &dyn Store) -> u32 {
    store.twice().await
}

fn main() {}
