//! `dyn Repo<Key = ..>` implements `Repo` with another `Key`.
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
impl Repo for dyn Repo<Key = String> {
    type Key = [usize; 3];
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(
        block_on(<&dyn Repo<Key = String> as Repo>::find(
            &texts,
            [1, 0x1234, 5]
        )),
        5
    );
}
