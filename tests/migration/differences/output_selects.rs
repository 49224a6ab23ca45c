//! The type of the result alone says which impl is meant.
use erase_core::erase;

#[erase]
trait Load<T: Send>: Send + Sync {
    async fn load(&self) -> T;
}

struct Store;

impl Load<u32> for Store {
    async fn load(&self) -> u32 {
        1
    }
}

impl Load<String> for Store {
    async fn load(&self) -> String {
        String::new()
    }
}

async fn call(store: &Store) -> u32 {
    let number: u32 = store.load().await;
    number
}

fn main() {}
