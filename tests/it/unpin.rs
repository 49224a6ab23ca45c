//! With the default storage an erased future is `Unpin` and has a name: it goes wherever a
//! `Pin<Box<dyn Future>>` goes.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use erase_core::{DynFuture, LocalDynFuture, erase};
use futures::executor::block_on;
use futures::future::{self, Either, FutureExt};
use futures::stream::{FuturesUnordered, StreamExt};

#[erase]
trait Timer: Send + Sync {
    async fn after(&self, polls: u32) -> u32;
    fn eager(&self, polls: u32) -> impl Future<Output = u32> + Send;
    #[erase(?Send)]
    async fn local(&self, polls: u32) -> u32;
}

/// Is ready after so many polls.
struct After(u32);

impl Future for After {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match self.0.checked_sub(1) {
            None => Poll::Ready(()),
            Some(left) => {
                self.0 = left;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

struct Real;

impl Timer for Real {
    async fn after(&self, polls: u32) -> u32 {
        After(polls).await;
        polls
    }
    fn eager(&self, polls: u32) -> impl Future<Output = u32> + Send {
        After(polls).map(move |()| polls)
    }
    async fn local(&self, polls: u32) -> u32 {
        After(polls).await;
        polls
    }
}

#[test]
fn select_by_value_and_by_reference() {
    let timer: &dyn Timer = &Real;
    let Either::Left((first, rest)) = block_on(future::select(timer.after(1), timer.after(5)))
    else {
        panic!("the shorter one is ready first");
    };
    assert_eq!((first, block_on(rest)), (1, 5));
    let (mut short, mut long) = (timer.eager(1), timer.local(4));
    let sum = block_on(async {
        let mut sum = 0;
        for _ in 0..2 {
            futures::select_biased! {
                n = (&mut short).fuse() => sum += n,
                n = (&mut long).fuse() => sum += n,
            }
            if sum > 0 {
                break;
            }
        }
        sum + long.await
    });
    assert_eq!(sum, 5);
}

#[test]
fn select_all_and_join_all_and_try_join_all() {
    let timers: [&dyn Timer; 3] = [&Real, &Real, &Real];
    let futures = timers
        .iter()
        .enumerate()
        .map(|(n, timer)| timer.after(3 - n as u32));
    let (first, index, rest) = block_on(future::select_all(futures));
    assert_eq!((first, index, rest.len()), (1, 2, 2));
    assert_eq!(block_on(future::join_all(rest)), [3, 2]);
    let results = timers.iter().map(|timer| timer.after(1).map(Ok::<_, ()>));
    assert_eq!(block_on(future::try_join_all(results)), Ok(vec![1, 1, 1]));
}

#[test]
fn collections_of_futures() {
    let timer: &dyn Timer = &Real;
    let unordered: FuturesUnordered<DynFuture<'_, u32>> =
        (0..3).rev().map(|n| timer.after(n)).collect();
    let mut seen: Vec<u32> = block_on(unordered.collect());
    seen.sort_unstable();
    assert_eq!(seen, [0, 1, 2]);
    let mut queue: VecDeque<DynFuture<'_, u32>> = VecDeque::new();
    queue.push_back(timer.after(2));
    queue.push_front(timer.eager(1));
    queue.push_back(DynFuture::new(future::ready(9)));
    let mut order = Vec::new();
    block_on(async {
        while let Some(future) = queue.pop_front() {
            order.push(future.await);
        }
    });
    assert_eq!(order, [1, 2, 9]);
}

struct Handwritten<'a> {
    inner: DynFuture<'a, u32>,
    polls: u32,
}

impl Future for Handwritten<'_> {
    type Output = (u32, u32);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        let polls = self.polls;
        Pin::new(&mut self.inner)
            .poll(cx)
            .map(|answer| (answer, polls))
    }
}

#[test]
fn a_handwritten_future_needs_no_projection() {
    let timer: &dyn Timer = &Real;
    let future = Handwritten {
        inner: timer.after(2),
        polls: 0,
    };
    assert_eq!(block_on(future), (2, 3));
}

#[test]
fn a_future_is_moved_after_it_was_polled() {
    let timer: &dyn Timer = &Real;
    let mut future = timer.after(2);
    assert!(block_on(future::poll_immediate(&mut future)).is_none());
    let moved = Box::new(future);
    let mut moved_again = *moved;
    assert!(block_on(future::poll_immediate(&mut moved_again)).is_none());
    assert_eq!(block_on(moved_again), 2);
}

#[test]
fn a_box_of_the_standard_kind() {
    let timer: &dyn Timer = &Real;
    let boxed: Pin<Box<dyn Future<Output = u32> + Send + '_>> = timer.after(1).boxed();
    assert_eq!(block_on(boxed), 1);
    let boxed: future::BoxFuture<'_, u32> = FutureExt::boxed(timer.after(1));
    assert_eq!(block_on(boxed), 1);
    let local: LocalDynFuture<'_, u32> = timer.after(3).into();
    let boxed: future::LocalBoxFuture<'_, u32> = local.boxed();
    assert_eq!(block_on(boxed), 3);
    let through_box: Box<dyn Timer> = Box::new(Real);
    assert_eq!(block_on(through_box.after(1).boxed()), 1);
}

#[tokio::test]
async fn tokios_select() {
    let timer: &dyn Timer = &Real;
    let mut long = timer.after(50);
    let answer = tokio::select! {
        biased;
        n = &mut long => n,
        n = timer.after(1) => n + 100,
    };
    assert_eq!(answer, 101);
    assert_eq!(long.await, 50);
}

#[test]
fn debug_names_the_state() {
    let timer: &dyn Timer = &Real;
    let mut future = timer.after(1);
    let unstarted = format!("{future:?}");
    assert!(block_on(future::poll_immediate(&mut future)).is_none());
    let started = format!("{future:?}");
    assert_eq!(block_on(&mut future), 1);
    let done = format!("{future:?}");
    assert_eq!(
        [unstarted, started, done],
        [
            "DynFuture(unstarted)",
            "DynFuture(started)",
            "DynFuture(done)"
        ]
    );
    assert_eq!(format!("{:?}", timer.eager(1)), "DynFuture(started)");
}
