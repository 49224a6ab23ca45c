//! A hidden method, written by hand, hands the call on to an implementor with other types.
#![forbid(unsafe_code)]
use erase_core::__private::Call;
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
struct Evil;
impl __ErasedRepo for Evil {
    fn __erased_find<'f>(&'f self, call: Call<'_>) {
        Texts.__erased_find(call);
    }
}
impl Repo for dyn __ErasedRepo {
    type Key = [usize; 3];
}
fn main() {
    let hidden: &'static dyn __ErasedRepo = &Evil;
    assert_eq!(
        block_on(<&dyn __ErasedRepo as Repo>::find(&hidden, [1, 0x1234, 5])),
        5
    );
}
