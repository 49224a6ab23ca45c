//! A trait of the attacker's own has the hidden one as its supertrait, so its dyn type implements it.
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
trait Mine: __ErasedRepo {}
impl Mine for Texts {}
impl Repo for dyn Mine {
    type Key = [usize; 3];
}
fn main() {
    let hidden: &'static dyn Mine = &Texts;
    assert_eq!(
        block_on(<&dyn Mine as Repo>::find(&hidden, [1, 0x1234, 5])),
        5
    );
}
