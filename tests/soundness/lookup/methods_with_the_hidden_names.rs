//! The trait itself has methods with the names of the hidden ones.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
    async fn __erased_find(&self, key: usize) -> usize;
    async fn __call_find(&self, key: usize) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
    async fn __erased_find(&self, key: usize) -> usize {
        key
    }
    async fn __call_find(&self, key: usize) -> usize {
        key
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 4);
    assert_eq!(block_on(texts.__erased_find(5)), 5);
    assert_eq!(block_on(texts.__call_find(6)), 6);
}
