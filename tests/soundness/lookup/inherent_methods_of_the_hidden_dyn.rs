//! Inherent methods of the hidden dyn type, of the dyn type and of a box with the hidden methods' names.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
impl dyn __ErasedRepo {
    fn __erased_find(&self) {
        unreachable!();
    }
}
impl dyn Repo<Key = String> {
    fn __erased_find(&self) {
        unreachable!();
    }
    fn __call_find(&self) {
        unreachable!();
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 4);
}
