//! An unsized type implements the hidden trait by hand, and gives the function of an implementor with
//! other types.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo: Sync {
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
struct Evil<T: ?Sized>(u8, T);
impl __ErasedRepo for Evil<[u8]> {
    fn __raw_find(&self) -> RawFn {
        Texts.__raw_find()
    }
}
impl Repo for Evil<[u8]> {
    type Key = [usize; 3];
}
fn main() {
    let evil: &'static Evil<[u8]> = &Evil(0, [1, 2, 3]);
    assert_eq!(block_on(<&Evil<[u8]> as Repo>::find(&evil, [1, 0x1234, 5])), 5);
}
