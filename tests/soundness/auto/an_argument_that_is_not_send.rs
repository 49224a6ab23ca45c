//! An associated type that is not `Send`, in a call that has not started, would go to another thread.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::rc::Rc;

#[erase]
trait Count: Send + Sync {
    type Item;
    async fn count(&self, item: Self::Item) -> u64;
}
struct Counted;
impl Count for Counted {
    type Item = Rc<u64>;
    async fn count(&self, item: Rc<u64>) -> u64 {
        *item
    }
}
fn main() {
    let counted: &'static dyn Count<Item = Rc<u64>> = &Counted;
    let item = Rc::new(1);
    let future = counted.count(item.clone());
    let other = std::thread::spawn(move || support::block_on(future));
    drop(item);
    assert_eq!(other.join().unwrap(), 1);
}
