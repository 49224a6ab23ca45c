//! `This` of a dyn type is made to be something, so that the trait's own method comes back.
#![forbid(unsafe_code)]
use erase_core::{SizedSelf, erase};

#[erase]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Mine;
impl SizedSelf<dyn Repo<Key = u8>> for () {
    type Out = Mine;
}
fn main() {}
