//! An implementor implements the hidden trait by hand as well.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;
use erase_core::erase;

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
struct Evil;
impl Repo for Evil {
    type Key = [usize; 3];
    async fn find(&self, key: [usize; 3]) -> usize {
        key[1]
    }
}
impl __ErasedRepo for Evil {
    fn __raw_find(&self) -> RawFn {
        Texts.__raw_find()
    }
}
fn main() {}
