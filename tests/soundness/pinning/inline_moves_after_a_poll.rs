//! A future that is kept inline moves after a poll.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::pin::Pin;
use support::{poll, yield_now};

#[erase(inline = 128)]
trait Work: Send + Sync {
    type Item: Send;
    async fn work(&self, item: Self::Item) -> u64;
}
struct Worker;
impl Work for Worker {
    type Item = u64;
    async fn work(&self, item: u64) -> u64 {
        let own = &item;
        yield_now().await;
        *own
    }
}
fn main() {
    let worker: Box<dyn Work<Item = u64>> = Box::new(Worker);
    let mut future = (*worker).work(1);
    assert!(poll(Pin::new(&mut future)).is_pending());
    let mut moved = future;
    assert!(poll(Pin::new(&mut moved)).is_ready());
}
