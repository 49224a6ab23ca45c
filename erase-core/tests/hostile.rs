//! Safe code that does its worst with erased futures: polls and drops them from within each other,
//! swaps them while they run, and keeps what it should not. Nothing breaks, nothing is lost.
#![cfg(feature = "alloc")]

mod common;

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::mem::{swap, take};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use common::{Counted, Drops, LazyLocal as _, block_on, message_of, poll_unpin, yield_once};
use erase_core::{DynFuture, LocalDynFuture};

/// Polls, or drops, another erased future when it is dropped itself.
struct InDrop<'a>(Option<LocalDynFuture<'a, u32>>, &'a Cell<u32>);

impl Drop for InDrop<'_> {
    fn drop(&mut self) {
        let Some(mut other) = self.0.take() else {
            return;
        };
        if poll_unpin(&mut other).is_pending() {
            self.1.set(self.1.get() + block_on(other));
        }
    }
}

#[test]
fn a_future_that_polls_another_while_it_is_dropped() {
    let sum = Cell::new(0);
    let drops = Drops::default();
    for polls in 0..3 {
        let other = LocalDynFuture::<u32>::lazy(drops.counted(), |counted, start| {
            start.run(async move {
                yield_once().await;
                drop(counted);
                5
            })
        });
        let guard = InDrop(Some(other), &sum);
        let mut future = LocalDynFuture::<()>::lazy(guard, |guard, start| {
            start.run(async move {
                yield_once().await;
                drop(guard);
            })
        });
        for _ in 0..polls {
            let _ = poll_unpin(&mut future);
        }
    }
    assert_eq!((sum.get(), drops.count()), (15, 3));
}

/// A cell that holds the future itself: it can be reached, but not while it is polled.
#[test]
fn a_future_that_reaches_for_itself() {
    let own: Rc<RefCell<Option<LocalDynFuture<'static, u32>>>> = Rc::default();
    let again = Rc::clone(&own);
    *own.borrow_mut() = Some(LocalDynFuture::new(async move {
        let mut refused = 0;
        for _ in 0..2 {
            refused += u32::from(again.try_borrow_mut().is_err());
            yield_once().await;
        }
        refused
    }));
    let poll = || poll_unpin(own.borrow_mut().as_mut().expect("it is there"));
    assert_eq!(
        (poll(), poll(), poll()),
        (Poll::Pending, Poll::Pending, Poll::Ready(2))
    );
    assert!(own.borrow_mut().take().is_some());
}

/// A future may replace others, and be moved itself between its polls.
#[test]
fn futures_that_are_swapped_while_others_run() {
    let drops = Drops::default();
    swap_while_running(&drops);
    assert_eq!(drops.count(), 5);
}

/// Starts the second one, lets all change places, and drops the last for another.
fn replace<'a>(others: &mut [LocalDynFuture<'a, u32>; 3], with: LocalDynFuture<'a, u32>) {
    let [first, second, third] = others;
    assert!(poll_unpin(second).is_pending());
    swap(first, third);
    swap(second, first);
    *third = with;
}

fn swap_while_running(drops: &Drops) {
    let counting = |by: u32| {
        let counted = drops.counted();
        LocalDynFuture::<u32>::lazy((counted, by), |(counted, by), start| {
            start.run(async move {
                yield_once().await;
                drop(counted);
                by
            })
        })
    };
    let others = RefCell::new([counting(1), counting(10), counting(100)]);
    let mut swapping = LocalDynFuture::<u32>::new(async {
        for _ in 0..2 {
            replace(&mut others.borrow_mut(), counting(1000));
            yield_once().await;
        }
        others.borrow_mut().iter_mut().map(block_on).sum()
    });
    assert!(poll_unpin(&mut swapping).is_pending());
    let mut elsewhere = Box::new(swapping);
    assert!(poll_unpin(&mut elsewhere).is_pending());
    assert_eq!(block_on(elsewhere), 2100);
}

/// A waker that holds the future that it wakes, and drops it when it is woken.
#[test]
fn a_waker_that_owns_its_future() {
    type Slot = Mutex<Option<DynFuture<'static, ()>>>;
    struct Owns(Slot, Drops);
    impl Wake for Owns {
        fn wake(self: Arc<Self>) {
            // While the future is polled, it is not there.
            if let Ok(mut future) = self.0.try_lock() {
                *future = None;
            }
        }
    }
    let drops = Drops::default();
    let owner = Arc::new(Owns(Mutex::default(), drops.clone()));
    let kept: Arc<Mutex<Option<Waker>>> = Arc::default();
    let (keep, counted) = (Arc::clone(&kept), drops.counted());
    *owner.0.lock().expect("no panic") = Some(DynFuture::new(poll_fn(move |cx| {
        let _counted: &Counted = &counted;
        cx.waker().wake_by_ref();
        *keep.lock().expect("no panic") = Some(cx.waker().clone());
        Poll::Pending
    })));
    let waker = Waker::from(Arc::clone(&owner));
    let mut cx = Context::from_waker(&waker);
    {
        let mut slot = owner.0.lock().expect("no panic");
        let future = slot.as_mut().expect("it is there");
        assert!(Pin::new(future).poll(&mut cx).is_pending());
    }
    assert_eq!(drops.count(), 0);
    let waker = kept.lock().expect("no panic").take().expect("it was kept");
    waker.wake();
    assert_eq!(owner.1.count(), 1);
    assert!(owner.0.lock().expect("no panic").is_none());
}

/// An output that is itself an erased future, whose output is one, and so on.
#[test]
fn futures_of_futures() {
    fn nested(depth: u32, drops: &Drops) -> LocalDynFuture<'_, Deep<'_>> {
        let counted = drops.counted();
        LocalDynFuture::new(async move {
            yield_once().await;
            drop(counted);
            Deep((depth > 0).then(|| nested(depth - 1, drops)))
        })
    }
    struct Deep<'a>(Option<LocalDynFuture<'a, Deep<'a>>>);
    let drops = Drops::default();
    let mut next = Some(nested(20, &drops));
    let mut levels = 0;
    while let Some(future) = next {
        next = block_on(future).0;
        levels += 1;
    }
    assert_eq!((levels, drops.count()), (21, 21));
}

/// A panic in the drop of one that is dropped by the poll of another.
#[test]
fn a_panic_that_crosses_two_futures() {
    let drops = Drops::default();
    let (inner, outer) = (common::PanicsInDrop(drops.counted()), drops.counted());
    let mut inner = LocalDynFuture::new(async move {
        yield_once().await;
        drop(inner);
    });
    assert!(poll_unpin(&mut inner).is_pending());
    let mut held = Some(inner);
    let mut future = LocalDynFuture::<()>::new(poll_fn(move |_| {
        let _outer: &Counted = &outer;
        drop(take(&mut held));
        Poll::Pending
    }));
    assert_eq!(message_of(|| poll_unpin(&mut future)), "in drop");
    assert_eq!(drops.count(), 1);
    assert!(poll_unpin(&mut future).is_pending());
    drop(future);
    assert_eq!(drops.count(), 2);
}
