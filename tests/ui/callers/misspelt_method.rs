//! A method that does not exist, on each kind of value.
use std::sync::Arc;

use erase_core::erase;

#[erase]
trait Store {
    async fn get_user(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get_user(&self) -> u32 {
        1
    }
}

async fn calls<S: Store>(reference: &dyn Store, boxed: Box<dyn Store>, shared: Arc<dyn Store>, fixed: S) {
    reference.get_usr().await;
    boxed.get_usr().await;
    shared.get_usr().await;
    fixed.get_usr().await;
    Memory.get_usr().await;
}

fn main() {
    drop(calls(&Memory, Box::new(Memory), Arc::new(Memory), Memory));
}
