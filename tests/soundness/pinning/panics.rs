//! Panics in a call, in a poll, in the drop of a future, of an argument and of an output. Nothing is used
//! again; all of it runs.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use support::{churn, poll, yield_now};

struct Bomb(&'static str, Box<u64>);
impl Drop for Bomb {
    fn drop(&mut self) {
        assert_eq!(*self.1, 7);
        if self.0 == "armed" && !std::thread::panicking() {
            panic!("in drop");
        }
    }
}
#[erase]
trait Work: Send + Sync {
    type Item: Send;
    async fn work(&self, item: Self::Item, when: u8) -> Self::Item;
    fn eagerly(&self, item: Self::Item, when: u8) -> impl Future<Output = Self::Item> + Send;
}
struct Worker;
impl Work for Worker {
    type Item = Bomb;
    async fn work(&self, item: Bomb, when: u8) -> Bomb {
        assert!(when != 1, "at once");
        let own = Bomb("safe", Box::new(7));
        yield_now().await;
        assert!(when != 2, "later");
        drop(own);
        item
    }
    fn eagerly(&self, item: Bomb, when: u8) -> impl Future<Output = Bomb> + Send {
        assert!(when != 0, "at the call");
        self.work(item, when)
    }
}
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let worker: &'static dyn Work<Item = Bomb> = &Worker;
    let bomb = |kind| Bomb(kind, Box::new(7));
    let eagerly = catch_unwind(AssertUnwindSafe(|| drop(worker.eagerly(bomb("safe"), 0))));
    assert!(eagerly.is_err());
    let make: [fn(&'static dyn Work<Item = Bomb>, Bomb, u8) -> DynFuture<'static, Bomb>; 2] = [
        |worker, bomb, when| worker.work(bomb, when),
        |worker, bomb, when| worker.eagerly(bomb, when),
    ];
    for make in make {
        for kind in ["safe", "armed"] {
            for when in 1..=3 {
                for polls in 0..=3 {
                    let done = catch_unwind(AssertUnwindSafe(|| {
                        let mut future = make(worker, bomb(kind), when);
                        for _ in 0..polls {
                            let one = AssertUnwindSafe(|| poll(Pin::new(&mut future)).is_ready());
                            drop(catch_unwind(one));
                            churn();
                        }
                        drop(future);
                    }));
                    assert!(done.is_ok() || kind == "armed", "{kind} {when} {polls}");
                }
            }
        }
    }
}
