//! Receivers that no trait object has.
use erase_core::erase;
use std::rc::Rc;
use std::sync::Arc;

#[erase]
trait Store {
    async fn nested(self: Box<Box<Self>>) -> u32;
    async fn shared(self: &Arc<Self>) -> u32;
    async fn rc(self: Rc<Self>) -> u32;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn nested(self: Box<Box<Self>>) -> u32 {
        1
    }
    async fn shared(self: &Arc<Self>) -> u32 {
        1
    }
    async fn rc(self: Rc<Self>) -> u32 {
        1
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
