//! A type that is no `Repo` implements the hidden trait by hand, and answers what it likes.
#![forbid(unsafe_code)]
use erase_core::__private::Call;
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Evil;
impl __ErasedRepo for Evil {
    fn __erased_find<'f>(&'f self, _: Call<'_>) {}
}
impl Repo for dyn __ErasedRepo {
    type Key = String;
}
fn main() {
    let hidden: &'static dyn __ErasedRepo = &Evil;
    assert_eq!(
        block_on(<&dyn __ErasedRepo as Repo>::find(
            &hidden,
            "text".to_owned()
        )),
        4
    );
}
