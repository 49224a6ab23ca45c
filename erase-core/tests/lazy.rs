//! Calls that wait for their first poll.
#![cfg(feature = "alloc")]

mod common;

use std::cell::Cell;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::thread;

use common::{Drops, Lazy as _, LazyLocal as _, block_on, poll_unpin, yield_once};
use erase_core::{Boxed, DynFuture, LocalDynFuture};

#[test]
fn nothing_runs_before_the_first_poll() {
    let calls = Cell::new(0);
    let mut future = LocalDynFuture::<u32>::lazy(&calls, |calls, start| {
        calls.set(calls.get() + 1);
        start.run(async move {
            yield_once().await;
            calls.get()
        })
    });
    assert_eq!(calls.get(), 0);
    assert_eq!(poll_unpin(&mut future), Poll::Pending);
    assert_eq!(calls.get(), 1);
    assert_eq!(poll_unpin(&mut future), Poll::Ready(1));
}

#[test]
fn debug_names_the_state() {
    let mut future = DynFuture::<()>::lazy((), |(), start| start.run(yield_once()));
    assert_eq!(format!("{future:?}"), "DynFuture(unstarted)");
    assert!(poll_unpin(&mut future).is_pending());
    assert_eq!(format!("{future:?}"), "DynFuture(started)");
    assert!(poll_unpin(&mut future).is_ready());
    assert_eq!(format!("{future:?}"), "DynFuture(done)");
    let local = LocalDynFuture::from(future);
    assert_eq!(format!("{local:?}"), "LocalDynFuture(done)");
}

#[test]
fn arguments_are_dropped_once_at_every_point() {
    let drops = Drops::default();
    let lazy = |drops: &Drops| {
        DynFuture::<u32>::lazy(drops.counted(), |counted, start| {
            start.run(async move {
                yield_once().await;
                yield_once().await;
                drop(counted);
                1
            })
        })
    };
    for polls in 0..4 {
        let mut future = lazy(&drops);
        for _ in 0..polls {
            let _ = poll_unpin(&mut future);
        }
        assert_eq!(drops.count(), polls + usize::from(polls == 3));
        drop(future);
        assert_eq!(drops.count(), polls + 1);
        if polls == 3 {
            break;
        }
    }
}

#[test]
fn the_future_is_dropped_as_soon_as_it_is_ready() {
    let drops = Drops::default();
    let counted = drops.counted();
    let mut future = DynFuture::<u32>::lazy(counted, |counted, start| {
        start.run(async move {
            let _counted = &counted;
            yield_once().await;
            7
        })
    });
    assert!(poll_unpin(&mut future).is_pending());
    assert_eq!(drops.count(), 0);
    assert_eq!(poll_unpin(&mut future), Poll::Ready(7));
    assert_eq!(drops.count(), 1);
    drop(future);
    assert_eq!(drops.count(), 1);
}

#[test]
fn arguments_of_any_size_and_alignment() {
    #[repr(align(64))]
    #[derive(Clone, Copy)]
    struct Aligned(u8);
    #[repr(align(4096))]
    struct ZeroSized;

    let drops = Drops::default();
    let large = (drops.counted(), [1_u64; 100]);
    let future = DynFuture::<u64>::lazy(large, |large, start| {
        start.run(async move {
            yield_once().await;
            large.1.iter().sum()
        })
    });
    assert_eq!(block_on(future), 100);
    assert_eq!(drops.count(), 1);

    drop(DynFuture::<u64>::lazy(
        (drops.counted(), [1_u64; 100]),
        |large, start| start.run(async move { large.1[0] }),
    ));
    assert_eq!(drops.count(), 2);

    let future = DynFuture::<u8, Boxed>::lazy(Aligned(3), |aligned, start| {
        start.run(async move {
            yield_once().await;
            assert!(ptr::from_ref(&aligned).is_aligned());
            aligned.0
        })
    });
    assert_eq!(block_on(future), 3);
    let future = DynFuture::<bool>::lazy(ZeroSized, |aligned, start| {
        start.run(async move {
            yield_once().await;
            ptr::from_ref(&aligned).is_aligned()
        })
    });
    assert!(block_on(future));
}

#[test]
fn arguments_without_a_size_are_aligned_where_they_wait() {
    thread_local!(static SEEN: Cell<usize> = const { Cell::new(0) });
    #[repr(align(4096))]
    struct ZeroSized;
    impl Drop for ZeroSized {
        fn drop(&mut self) {
            SEEN.set(ptr::from_mut(self).addr());
        }
    }
    let unstarted = DynFuture::<()>::lazy(ZeroSized, |zero_sized, start| {
        start.run(async move { drop(zero_sized) })
    });
    drop(Box::new(unstarted));
    assert_ne!(SEEN.get(), 0);
    assert_eq!(SEEN.get() % 4096, 0);
}

#[test]
fn futures_of_any_size() {
    fn sum<const N: usize>() {
        let mut future = DynFuture::<usize>::lazy([1_u8; N], |bytes, start| {
            start.run(async move {
                yield_once().await;
                bytes.iter().map(|byte| usize::from(*byte)).sum()
            })
        });
        assert!(poll_unpin(&mut future).is_pending());
        let moved = Box::new(future);
        assert_eq!(block_on(moved), N);
    }
    sum::<0>();
    sum::<1>();
    sum::<24>();
    sum::<33>();
    sum::<500>();
    sum::<520>();
    sum::<2040>();
    sum::<5000>();
}

/// A future without a size is pinned too: it may have told its address to others.
#[test]
fn a_future_without_a_size_does_not_move() {
    thread_local!(static SEEN: Cell<*const ()> = const { Cell::new(ptr::null()) });
    struct Address(PhantomPinned);
    impl Future for Address {
        type Output = bool;
        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<bool> {
            let here = ptr::from_ref(&*self).cast();
            let before = SEEN.replace(here);
            if before.is_null() {
                Poll::Pending
            } else {
                Poll::Ready(here == before)
            }
        }
    }
    let mut future = DynFuture::<bool>::lazy((), |(), start| start.run(Address(PhantomPinned)));
    assert!(poll_unpin(&mut future).is_pending());
    let mut moved = Box::new(future);
    assert_eq!(poll_unpin(&mut moved), Poll::Ready(true));
}

#[test]
fn started_here_and_finished_there() {
    let text = String::from("sent");
    let mut future = DynFuture::<usize>::lazy((&text, 1), |(text, one), start| {
        start.run(async move {
            yield_once().await;
            text.len() + one
        })
    });
    assert!(poll_unpin(&mut future).is_pending());
    let length = thread::scope(|scope| scope.spawn(|| block_on(future)).join());
    assert_eq!(length.expect("no panic"), 5);

    let unstarted =
        DynFuture::<usize>::lazy(&text, |text, start| start.run(async move { text.len() }));
    let length = thread::scope(|scope| scope.spawn(|| block_on(unstarted)).join());
    assert_eq!(length.expect("no panic"), 4);
}

#[test]
fn what_is_forgotten_when_done_is_not_leaked() {
    let drops = Drops::default();
    let mut future = DynFuture::<()>::lazy(drops.counted(), |counted, start| {
        start.run(async move { drop(counted) })
    });
    assert!(poll_unpin(&mut future).is_ready());
    std::mem::forget(future);
    assert_eq!(drops.count(), 1);
}

#[test]
fn local_futures_hold_what_is_not_send() {
    let shared = Rc::new(Cell::new(1));
    let future = LocalDynFuture::<u32>::lazy(shared.clone(), |shared, start| {
        start.run(async move {
            yield_once().await;
            shared.get() + 1
        })
    });
    assert_eq!(block_on(future), 2);
    assert_eq!(Rc::strong_count(&shared), 1);
}

#[test]
fn nested_and_boxed() {
    let text = String::from("x");
    let inner = DynFuture::<usize>::lazy(&text, |text, start| {
        start.run(async move {
            yield_once().await;
            text.len()
        })
    });
    let outer = DynFuture::<usize>::lazy(inner, |inner, start| {
        start.run(async move { inner.await + 1 })
    });
    assert_eq!(block_on(outer.boxed()), 2);
}

/// A thunk that does not do what it is for is a mistake, and nothing worse.
#[test]
fn thunks_that_do_not_run() {
    let drops = Drops::default();
    let mut future = DynFuture::<u32>::lazy(drops.counted(), |_, _| Poll::Pending);
    assert!(poll_unpin(&mut future).is_pending());
    assert_eq!(drops.count(), 1);
    assert_eq!(format!("{future:?}"), "DynFuture(done)");

    let mut future = DynFuture::<u32>::lazy((), |(), start| {
        let _never_run = std::mem::ManuallyDrop::new(start);
        Poll::Ready(3)
    });
    assert_eq!(poll_unpin(&mut future), Poll::Ready(3));

    let mut future = DynFuture::<u32>::lazy(drops.counted(), |counted, start| {
        let _ = start.run(async move {
            yield_once().await;
            drop(counted);
            5
        });
        Poll::Ready(4)
    });
    assert_eq!(poll_unpin(&mut future), Poll::Ready(4));
    assert_eq!(poll_unpin(&mut future), Poll::Ready(5));
    assert_eq!(drops.count(), 2);
}
