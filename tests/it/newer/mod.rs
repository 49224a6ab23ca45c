//! What needs a later compiler than the one that the workspace asks for: upcasts (rustc 1.86) and
//! `+ use<..>` in what a method returns (1.87), default bodies that recur in a trait with lifetimes,
//! and objects of every lifetime that are changed (1.92).

mod captures;
#[cfg(rust_1_92)]
mod higher_ranked;
#[cfg(rust_1_92)]
mod recursion;
mod upcasting;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn run<F: Future>(future: F) -> F::Output {
    let mut cx = Context::from_waker(Waker::noop());
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}
