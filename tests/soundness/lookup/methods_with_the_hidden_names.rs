//! The trait itself has methods with the names of the hidden ones.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase] //~ E0050: method `__erased_find` has 2 parameters but the declaration //~ E0046: not all trait items implemented, missing: `__erased_find` //~ E0061: this function takes 3 arguments but 2 arguments were supplie //~ E0277: `Poll<usize>` is not a future
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
    async fn __erased_find(&self, key: usize) -> usize; //~ E0428: the name `__erased_find` is defined multiple times
    async fn __call_find(&self, key: usize) -> usize;
}
struct Texts;
impl Repo for Texts { //~ E0046: not all trait items implemented, missing: `__erased_find`
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
    async fn __erased_find(&self, key: usize) -> usize { //~ E0050: method `__erased_find` has 2 parameters but the declaration
        key
    }
    async fn __call_find(&self, key: usize) -> usize {
        key
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 4);
    assert_eq!(block_on(texts.__erased_find(5)), 5); //~ E0034: multiple applicable items in scope
    assert_eq!(block_on(texts.__call_find(6)), 6);
}
