//! What several attacks need, and nothing unsafe.
#![deny(missing_docs)]

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Polls a future until it is ready.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = poll(future.as_mut()) {
            return output;
        }
    }
}

/// Polls a future once.
pub fn poll<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// Is pending once.
pub async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Puts something else where freed memory was.
pub fn churn() {
    for size in [8, 16, 24, 32, 48, 64, 96, 128] {
        drop(std::hint::black_box(vec![0xAA_u8; size]));
    }
}

/// Says at compile time that a value may go to another thread.
pub fn send<T: Send>(value: T) -> T {
    value
}

/// Calls an unsafe function whose contract is met, as a caller in another crate may.
#[macro_export]
macro_rules! contract_is_met {
    ($call:expr) => {
        unsafe { $call }
    };
}
