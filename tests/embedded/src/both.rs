//! Two futures at once, in one task.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

/// Ready when both are.
pub async fn both<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut from_a, mut from_b) = (None, None);
    poll_fn(|context| {
        if from_a.is_none() {
            from_a = ready(a.as_mut().poll(context));
        }
        if from_b.is_none() {
            from_b = ready(b.as_mut().poll(context));
        }
        match (from_a.take(), from_b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            unfinished => {
                (from_a, from_b) = unfinished;
                Poll::Pending
            }
        }
    })
    .await
}

fn ready<T>(poll: Poll<T>) -> Option<T> {
    match poll {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}
