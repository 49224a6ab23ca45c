//! The dyn type and its box have methods of what a `Deref` of the user leads to.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::ops::Deref;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Other;
impl Other {
    fn find(&self, _: [usize; 3]) -> usize {
        3
    }
    fn __erased_find<A>(&self, _: A) {
        unreachable!();
    }
}
impl Deref for dyn Repo<Key = String> {
    type Target = Other;
    fn deref(&self) -> &Other {
        &Other
    }
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 4);
}
