//! The hidden dyn type of a subtrait implements the supertrait with another associated type.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
#[erase]
trait Index: Repo {
    async fn size(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
impl Index for Texts {
    async fn size(&self, _: String) -> usize {
        1
    }
}
trait Both: __ErasedRepo + __ErasedIndex {}
impl<T: __ErasedRepo + __ErasedIndex> Both for T {}
impl Repo for dyn Both {
    type Key = [usize; 3];
}
fn main() {
    let hidden: &'static dyn Both = &Texts;
    assert_eq!(
        block_on(<&dyn Both as Repo>::find(&hidden, [1, 0x1234, 5])),
        5
    );
}
