//! Without forwards, and a generic function that calls the hidden method.
#![forbid(unsafe_code)]
use erase_core::erase;

#[erase(forward())]
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
impl Repo for dyn __ErasedRepo {
    type Key = [usize; 3];
}
fn main() {
    let hidden: &dyn __ErasedRepo = &Texts;
    drop(hidden.find([1, 0x1234, 5]));
}
