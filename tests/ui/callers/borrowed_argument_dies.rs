//! The future borrows its arguments: dropping one before the `.await` is an error at the argument.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

async fn reference(store: &dyn Store) -> u32 {
    let future = {
        let key = String::from("a");
        store.get(&key)
    };
    future.await
}

async fn boxed(store: Box<dyn Store>) -> u32 {
    let key = String::from("a");
    let future = store.get(&key);
    drop(key);
    future.await
}

fn main() {
    let _ = (reference, boxed);
}
