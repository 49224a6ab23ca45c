//! An impl of one's own for a box of anything, with room for it, calls what a type without a size has not.

use erase_core::erase;

#[erase(forward())]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> u32;
}

impl<T: Store + ?Sized> Store for Box<T> {
    async fn get(&self, key: &str) -> u32 {
        (**self).get(key).await
    }
}

fn main() {}
