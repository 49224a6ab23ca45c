//! Through a box of the hidden dyn value, which says by hand that it is a trait object.
#![forbid(unsafe_code)]
use erase_core::__private::TraitObject;
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
impl Repo for dyn __ErasedRepo {
    type Key = [usize; 3];
}
impl TraitObject for dyn __ErasedRepo {}
fn main() {
    let hidden: Box<dyn __ErasedRepo> = Box::new(Texts);
    assert_eq!(block_on(<Box<dyn __ErasedRepo> as Repo>::find(&hidden, [1, 0x1234, 5])), 5);
}
