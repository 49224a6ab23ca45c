//! A future that holds an `Rc` while it waits is not `Send`, and is refused at the impl.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::rc::Rc;

#[erase]
trait Count: Send + Sync {
    async fn count(&self) -> u64;
}
struct Counted;
impl Count for Counted {
    async fn count(&self) -> u64 {
        let count = Rc::new(1);
        support::yield_now().await;
        *count
    }
}
fn main() {
    let counted: &'static dyn Count = &Counted;
    let future = counted.count();
    assert_eq!(
        std::thread::spawn(move || support::block_on(future))
            .join()
            .unwrap(),
        1
    );
}
