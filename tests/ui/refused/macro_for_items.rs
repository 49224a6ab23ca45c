//! A macro in the place of methods: one error, at its name.
use erase_core::erase;

#[allow(unused_macros)]
macro_rules! method {
    ($name:ident) => {
        async fn $name(&self) -> u32;
    };
}

#[erase]
trait Store {
    method!(first);
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
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
