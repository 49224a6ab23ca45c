//! What the tests share.
#![allow(
    dead_code,
    unused_imports,
    reason = "each test binary uses a part of it"
)]

mod lazy;

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Once};
use std::task::{Context, Poll, Waker};
use std::thread;

pub(crate) use lazy::{Lazy, LazyLocal};

/// Polls until ready; what is pending is polled again at once.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = poll(future.as_mut()) {
            return output;
        }
    }
}

/// Polls once.
pub(crate) fn poll<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// Polls once what need not be pinned.
pub(crate) fn poll_unpin<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    poll(Pin::new(future))
}

/// Pending the first time.
pub(crate) fn yield_once() -> impl Future<Output = ()> + Send {
    let mut yielded = false;
    poll_fn(move |_| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        Poll::Pending
    })
}

thread_local!(static IS_EXPECTED: Cell<bool> = const { Cell::new(false) });

/// Catches a panic without a report: for a backtrace, the standard library keeps memory for good.
fn expecting_panic<R>(f: impl FnOnce() -> R) -> thread::Result<R> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |info| {
            if !IS_EXPECTED.get() {
                report(info);
            }
        }));
    });
    let before = IS_EXPECTED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(f));
    IS_EXPECTED.set(before);
    result
}

/// What a panic says.
pub(crate) fn message_of<R>(f: impl FnOnce() -> R) -> String {
    let Err(panic) = expecting_panic(f) else {
        panic!("it does not panic");
    };
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => (*panic.downcast::<&str>().expect("a text")).to_string(),
    }
}

/// Counts how often its [`Counted`] values are dropped.
#[derive(Clone, Default)]
pub(crate) struct Drops(Arc<AtomicUsize>);

impl Drops {
    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn counted(&self) -> Counted {
        Counted(self.clone())
    }
}

/// A value whose drop is counted.
pub(crate) struct Counted(Drops);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A value whose drop is counted, and panics.
pub(crate) struct PanicsInDrop(pub(crate) Counted);

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("in drop");
    }
}
