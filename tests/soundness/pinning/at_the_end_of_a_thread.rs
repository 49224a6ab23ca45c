//! Futures that are made, polled and dropped while a thread's locals are. All of it runs.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use std::cell::RefCell;
use std::pin::Pin;
use support::{poll, yield_now};

#[erase]
trait Work: Send + Sync {
    type Item: Send;
    async fn work(&self, item: Self::Item) -> u64;
}
struct Worker;
impl Work for Worker {
    type Item = [u64; 20];
    async fn work(&self, item: [u64; 20]) -> u64 {
        let own = &item;
        yield_now().await;
        own.iter().sum()
    }
}
struct Kept(Vec<DynFuture<'static, u64>>);
impl Drop for Kept {
    fn drop(&mut self) {
        let mut more = object().work([1; 20]);
        assert!(poll(Pin::new(&mut more)).is_pending());
        for future in &mut self.0 {
            let _ = poll(Pin::new(future));
        }
    }
}
fn object() -> &'static dyn Work<Item = [u64; 20]> {
    &Worker
}
thread_local! {
    static BEFORE: RefCell<Kept> = const { RefCell::new(Kept(Vec::new())) };
    static AFTER: RefCell<Kept> = const { RefCell::new(Kept(Vec::new())) };
}
fn main() {
    std::thread::spawn(|| {
        BEFORE.with(|_| ());
        let mut polled = object().work([1; 20]);
        assert!(poll(Pin::new(&mut polled)).is_pending());
        AFTER.with_borrow_mut(|kept| kept.0.push(polled));
        BEFORE.with_borrow_mut(|kept| kept.0.push(object().work([1; 20])));
    })
    .join()
    .unwrap();
}
