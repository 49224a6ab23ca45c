//! The impl writes the method that the hidden dyn value cannot have, under a bound that is never met.
#![forbid(unsafe_code)]
use erase_core::{This, erase};
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
impl<'a> Repo for dyn __ErasedRepo + 'a
where
    for<'x> dyn __ErasedRepo + 'x: Never<'x>,
{
    type Key = [usize; 3];
    async fn find(self: &This<Self>, _: [usize; 3]) -> usize
    where
        Self: Sized,
    {
        0
    }
}
trait Never<'x> {}
impl<T: ?Sized> Never<'_> for T {}
fn main() {
    let hidden: &'static dyn __ErasedRepo = &Texts;
    assert_eq!(
        block_on(<&dyn __ErasedRepo as Repo>::find(&hidden, [1, 0x1234, 5])),
        5
    );
}
