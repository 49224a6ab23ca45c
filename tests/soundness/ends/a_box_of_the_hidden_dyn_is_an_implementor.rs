//! A box of the hidden dyn value implements the trait with types of its own, which is nobody's harm.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase(?Send)]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
impl Repo for Box<dyn __ErasedRepo> {
    type Key = [usize; 3];
    async fn find(&self, key: [usize; 3]) -> usize {
        key[2]
    }
}
fn main() {
    let hidden: Box<dyn __ErasedRepo> = Box::new(Texts);
    let object: &dyn Repo<Key = [usize; 3]> = &hidden;
    assert_eq!(block_on(object.find([1, 2, 3])), 3);
}
