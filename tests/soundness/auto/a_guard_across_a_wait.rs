//! A future that holds a lock while it waits would unlock it on another thread.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::sync::Mutex;

#[erase]
trait Count: Send + Sync {
    type Item: Send;
    async fn count(&self, item: Self::Item) -> u64;
}
struct Counted(Mutex<u64>);
impl Count for Counted {
    type Item = ();
    async fn count(&self, _: ()) -> u64 {
        let count = self.0.lock().unwrap();
        support::yield_now().await;
        *count
    }
}
fn main() {
    let counted: &'static dyn Count<Item = ()> = Box::leak(Box::new(Counted(Mutex::new(1))));
    let future = counted.count(());
    assert_eq!(
        std::thread::spawn(move || support::block_on(future))
            .join()
            .unwrap(),
        1
    );
}
