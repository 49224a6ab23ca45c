//! `impl Trait` of a trait that has no `dyn` type.
use erase_core::erase;

#[erase]
trait Store {
    fn text(&self) -> impl Into<String>;
    fn copied(&self) -> impl Clone + Send;
    fn all(&self) -> impl IntoIterator<Item = u32>;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    fn text(&self) -> impl Into<String> {
        "text"
    }
    fn copied(&self) -> impl Clone + Send {
        1
    }
    fn all(&self) -> impl IntoIterator<Item = u32> {
        [1]
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
}
