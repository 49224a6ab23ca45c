//! A future where its output is wanted: rustc suggests `.await`.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

async fn reference(store: &dyn Store) -> u32 {
    store.get()
}

async fn boxed(store: Box<dyn Store>) -> u32 {
    store.get() + 1
}

fn main() {
    let _ = (reference, boxed);
}
