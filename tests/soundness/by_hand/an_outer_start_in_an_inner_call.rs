//! An outer place is filled from within the building of an inner future, and a future is polled that was
//! never built: that is a panic. All of it runs.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;
use support::{block_on, yield_now};

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut inner = None;
    let outer: DynFuture<'static, u64> = DynFuture::eager(|outer| {
        let mut polled = Poll::Pending;
        inner = Some(DynFuture::<'static, u64>::eager(|_inner| {
            polled = outer.run(async {
                let text = String::from("four");
                yield_now().await;
                text.len() as u64
            });
            Poll::Ready(1)
        }));
        polled
    });
    assert_eq!(block_on(outer), 4);
    let inner = inner.unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(inner))).is_err());
}
