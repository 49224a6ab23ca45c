//! One lifetime is an implementor, and others implement the hidden trait by hand.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;
use erase_core::erase;

#[erase]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts<'a>(&'a str);
impl Repo for Texts<'static> {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len() + self.0.len()
    }
}
impl<'a> __ErasedRepo for Texts<'a> {
    fn __raw_find(&self) -> RawFn {
        unimplemented!()
    }
}
fn main() {}
