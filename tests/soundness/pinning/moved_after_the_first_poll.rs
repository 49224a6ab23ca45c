//! Erased futures are `Unpin`: they move between polls, and what they hold does not. All of it runs.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::pin::Pin;
use std::task::Poll;
use support::{poll, yield_now};

#[erase]
trait Work: Send + Sync {
    type Item: Send;
    async fn work(&self, item: Self::Item, large: [u8; 100]) -> (Self::Item, u64);
}
struct Worker;
impl Work for Worker {
    type Item = String;
    async fn work(&self, item: String, large: [u8; 100]) -> (String, u64) {
        let text = [1_u64; 40];
        let own = &text;
        let name = &item;
        yield_now().await;
        let sum = own.iter().sum::<u64>() + name.len() as u64;
        yield_now().await;
        let sum = sum + large.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        (item, sum)
    }
}
fn main() {
    let worker: Box<dyn Work<Item = String>> = Box::new(Worker);
    let mut futures = Vec::new();
    for _ in 0..5 {
        let mut future = worker.work("four".to_owned(), [1; 100]);
        assert!(poll(Pin::new(&mut future)).is_pending());
        futures.push(future);
    }
    futures.reverse();
    let (a, b) = futures.split_at_mut(2);
    std::mem::swap(&mut a[0], &mut b[1]);
    for future in &mut futures {
        assert!(poll(Pin::new(future)).is_pending());
    }
    for mut future in futures.into_iter().map(Box::new) {
        assert_eq!(
            poll(Pin::new(&mut *future)),
            Poll::Ready(("four".to_owned(), 144))
        );
    }
}
