//! A future is polled with a context whose lifetime it does not know; it keeps nothing of it.
use erase_core::DynFuture;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

static KEPT: Mutex<Option<&'static Waker>> = Mutex::new(None);

fn a_context_that_is_static() {
    drop(DynFuture::new(std::future::poll_fn(|cx: &mut Context<'static>| {
        *KEPT.lock().unwrap() = Some(cx.waker());
        Poll::Ready(())
    })));
}

struct Keeps;

impl Future for Keeps {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'static>) -> Poll<()> {
        *KEPT.lock().unwrap() = Some(cx.waker());
        Poll::Ready(())
    }
}

fn main() {}
