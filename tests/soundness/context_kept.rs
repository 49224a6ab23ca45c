//! The same where the lifetime is left open.
use erase_core::DynFuture;
use std::sync::Mutex;
use std::task::{Poll, Waker};

static KEPT: Mutex<Option<&'static Waker>> = Mutex::new(None);

fn a_waker_of_any_context() {
    drop(DynFuture::new(std::future::poll_fn(|cx| {
        *KEPT.lock().unwrap() = Some(cx.waker());
        Poll::Ready(())
    })));
}

fn main() {}
