//! The trait says `Key: Send`; the dyn type names one that is not. Nobody implements that.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::rc::Rc;

#[erase]
trait Repo: Send + Sync {
    type Key: Send;
    async fn find(&self, key: Self::Key) -> u64;
}
fn find(repo: &'static dyn Repo<Key = Rc<u64>>, key: Rc<u64>) {
    let future = repo.find(key);
    std::thread::spawn(move || support::block_on(future));
}
fn main() {
    let _ = find;
}
