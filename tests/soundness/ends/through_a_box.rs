//! Through a box of the hidden dyn value.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase(forward(Box))]
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
    let hidden: Box<dyn __ErasedRepo> = Box::new(Texts);
    assert_eq!(
        block_on(<Box<dyn __ErasedRepo> as Repo>::find(
            &hidden,
            [1, 0x1234, 5]
        )),
        5
    );
}
