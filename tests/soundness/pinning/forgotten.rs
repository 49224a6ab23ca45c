//! Futures that are leaked before, between and after polls, and what they borrowed is used again.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::mem::forget;
use std::pin::Pin;
use support::{poll, yield_now};

#[erase]
trait Work: Send + Sync {
    type Item: Send;
    async fn work(&mut self, by: &mut Self::Item) -> u64;
}
struct Worker(u64);
impl Work for Worker {
    type Item = u64;
    async fn work(&mut self, by: &mut u64) -> u64 {
        self.0 += *by;
        *by += 1;
        yield_now().await;
        self.0 += *by;
        self.0
    }
}
fn main() {
    let mut worker = Worker(1);
    let mut by = 1;
    for polls in 0..=2 {
        let object: &mut dyn Work<Item = u64> = &mut worker;
        let mut future = object.work(&mut by);
        for _ in 0..polls {
            drop(poll(Pin::new(&mut future)));
        }
        forget(future);
        worker.0 += 1;
        by += 1;
    }
    assert_eq!((worker.0, by), (15, 6));
}
