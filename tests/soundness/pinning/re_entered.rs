//! Polls, drops and calls from within polls and drops, of the same values. All of it runs.
#![forbid(unsafe_code)]
use erase_core::{LocalDynFuture, erase};
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use support::{churn, poll, yield_now};

type Shared = Rc<RefCell<Vec<LocalDynFuture<'static, u64>>>>;

#[erase(?Send)]
trait Work {
    type Item;
    async fn work(&self, depth: Self::Item) -> u64;
}
struct Worker(Shared);
impl Work for Worker {
    type Item = u64;
    async fn work(&self, depth: u64) -> u64 {
        let _on_drop = OnDrop(self.0.clone());
        if depth > 0 {
            let next: Rc<dyn Work<Item = u64>> = Rc::new(Worker(self.0.clone()));
            self.0.borrow_mut().push(LocalDynFuture::new(
                async move { next.work(depth - 1).await },
            ));
        }
        yield_now().await;
        let other = self.0.borrow_mut().pop();
        drop(other);
        let other = self.0.borrow_mut().pop();
        match other {
            Some(mut other) => {
                drop(poll(Pin::new(&mut other)));
                depth
            }
            None => depth,
        }
    }
}
struct OnDrop(Shared);
impl Drop for OnDrop {
    fn drop(&mut self) {
        churn();
        let one = self.0.borrow_mut().pop();
        drop(one);
    }
}
fn main() {
    let shared = Shared::default();
    let worker: Rc<dyn Work<Item = u64>> = Rc::new(Worker(shared.clone()));
    for polls in 0..4 {
        for depth in 0..5 {
            let mut all: Vec<_> = (0..3).map(|_| (*worker).work(depth)).collect();
            for _ in 0..polls {
                all.retain_mut(|future| poll(Pin::new(future)).is_pending());
            }
        }
    }
    while let Some(mut one) = {
        let one = shared.borrow_mut().pop();
        one
    } {
        drop(poll(Pin::new(&mut one)));
    }
}
