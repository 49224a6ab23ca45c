//! A macro in `inline = ..` is one number, then another.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;
use twice::alternate;

#[erase(inline = alternate!(1; 128; 1))]
trait Repo: Send + Sync {
    type Key: Send;
    async fn find(&self, key: Self::Key) -> [usize; 4];
}
struct Numbers;
impl Repo for Numbers {
    type Key = [usize; 4];
    async fn find(&self, key: [usize; 4]) -> [usize; 4] {
        support::yield_now().await;
        key
    }
}
fn main() {
    let numbers: &'static dyn Repo<Key = [usize; 4]> = &Numbers;
    assert_eq!(block_on(numbers.find([1, 2, 3, 4])), [1, 2, 3, 4]);
}
