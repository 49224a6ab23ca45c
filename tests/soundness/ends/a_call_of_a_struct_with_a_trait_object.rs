//! A struct with a trait object implements the hidden trait by hand, and gives the function of an implementor with
//! other types.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;
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
struct Evil<T: ?Sized>(u8, T);
impl __ErasedRepo for Evil<dyn Send> {
    fn __raw_find(&self) -> RawFn {
        Texts.__raw_find()
    }
}
impl Repo for Evil<dyn Send> {
    type Key = [usize; 3];
}
fn main() {
    let evil: &Evil<dyn Send> = &Evil(0, 7_u8);
    assert_eq!(block_on(<&Evil<dyn Send> as Repo>::find(&evil, [1, 0x1234, 5])), 5);
}
