//! The hidden trait's own `dyn` type implements the user's trait, with another associated type.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
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
impl Repo for dyn __ErasedRepo {
    type Key = [usize; 3];
}
fn main() {
    let hidden: &'static dyn __ErasedRepo = &Texts;
    assert_eq!(
        block_on(<&dyn __ErasedRepo as Repo>::find(&hidden, [1, 0x1234, 5])),
        5
    );
}
