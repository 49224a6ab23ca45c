//! A default body runs with the hidden dyn value as `Self`.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase(?Send)]
trait Repo {
    type Key;
    fn key(&self) -> Self::Key;
    async fn find(&self, key: Self::Key) -> usize;
    async fn first(&self) -> usize {
        self.find(self.key()).await
    }
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    fn key(&self) -> String {
        "text".to_owned()
    }
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
impl Repo for dyn __ErasedRepo {
    type Key = [usize; 3];
    fn key(&self) -> [usize; 3] {
        [1, 0x1234, 5]
    }
}
fn main() {
    let hidden: &dyn __ErasedRepo = &Texts;
    assert_eq!(block_on(Repo::first(&hidden)), 4);
}
