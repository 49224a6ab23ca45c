//! Panics lose nothing and free once.
#![cfg(feature = "alloc")]

mod common;

use std::future::poll_fn;
use std::task::Poll;

use common::{Drops, Lazy as _, PanicsInDrop, message_of, poll_unpin, yield_once};
use erase_core::DynFuture;

fn done(future: &mut DynFuture<'_, ()>) -> bool {
    format!("{future:?}") == "DynFuture(done)"
        && message_of(|| poll_unpin(future)) == "`DynFuture` polled after completion"
}

#[test]
fn polled_after_completion() {
    let mut future = DynFuture::new(async {});
    assert!(poll_unpin(&mut future).is_ready());
    assert!(done(&mut future));
    assert!(done(&mut future));
}

#[test]
fn while_the_future_is_made() {
    let drops = Drops::default();
    let counted = drops.counted();
    let message = message_of(|| {
        DynFuture::<()>::eager(|start| {
            let _counted = counted;
            assert!(drops.count() > 0, "no future");
            start.run(async {})
        })
    });
    assert_eq!(message, "no future");
    assert_eq!(drops.count(), 1);

    let mut future = DynFuture::<()>::lazy(drops.counted(), |counted, start| {
        let _counted = counted;
        assert!(std::hint::black_box(false), "no future");
        start.run(async {})
    });
    assert_eq!(message_of(|| poll_unpin(&mut future)), "no future");
    assert_eq!(drops.count(), 2);
    assert!(done(&mut future));
}

#[test]
fn in_the_thunk() {
    let drops = Drops::default();
    let mut future = DynFuture::<()>::lazy(drops.counted(), |_counted, _| panic!("no call"));
    assert_eq!(message_of(|| poll_unpin(&mut future)), "no call");
    assert_eq!(drops.count(), 1);
    assert!(done(&mut future));
}

/// As in `Pin<Box<dyn Future>>`: the future stays, and may be polled again.
#[test]
fn in_the_first_poll() {
    let drops = Drops::default();
    let mut future = DynFuture::<()>::lazy(drops.counted(), |counted, start| {
        let mut polls = 0;
        start.run(poll_fn(move |_| {
            let _counted = &counted;
            polls += 1;
            assert!(polls > 1, "not the first time");
            Poll::Ready(())
        }))
    });
    assert_eq!(message_of(|| poll_unpin(&mut future)), "not the first time");
    assert_eq!(drops.count(), 0);
    assert_eq!(format!("{future:?}"), "DynFuture(started)");
    assert!(poll_unpin(&mut future).is_ready());
    assert_eq!(drops.count(), 1);
}

#[test]
fn in_a_later_poll() {
    let drops = Drops::default();
    let counted = drops.counted();
    let mut future = DynFuture::new(async move {
        yield_once().await;
        let _counted = counted;
        assert!(std::hint::black_box(false), "later");
    });
    assert!(poll_unpin(&mut future).is_pending());
    assert_eq!(message_of(|| poll_unpin(&mut future)), "later");
    assert_eq!(drops.count(), 1);
    let message = message_of(|| poll_unpin(&mut future));
    assert!(message.contains("resumed after panicking"), "{message}");
    drop(future);
    assert_eq!(drops.count(), 1);
}

#[test]
fn in_the_drop_of_a_ready_future() {
    for yields in 0..2 {
        let drops = Drops::default();
        let counted = PanicsInDrop(drops.counted());
        let mut left = yields;
        let mut future = DynFuture::<()>::lazy((counted, left), |(counted, mut left), start| {
            start.run(poll_fn(move |_| {
                let _counted = &counted;
                if left == 0 {
                    return Poll::Ready(());
                }
                left -= 1;
                Poll::Pending
            }))
        });
        while left > 0 {
            assert!(poll_unpin(&mut future).is_pending());
            left -= 1;
        }
        assert_eq!(message_of(|| poll_unpin(&mut future)), "in drop");
        assert_eq!(drops.count(), 1);
        assert!(done(&mut future));
        drop(future);
        assert_eq!(drops.count(), 1);
    }
}

#[test]
fn in_the_drop_of_what_was_not_finished() {
    let drops = Drops::default();
    let unstarted = DynFuture::<()>::lazy(PanicsInDrop(drops.counted()), |counted, start| {
        start.run(async move { drop(counted) })
    });
    assert_eq!(message_of(|| drop(unstarted)), "in drop");
    assert_eq!(drops.count(), 1);

    let large = (PanicsInDrop(drops.counted()), [0_u64; 32]);
    let unstarted =
        DynFuture::<()>::lazy(large, |large, start| start.run(async move { drop(large) }));
    assert_eq!(message_of(|| drop(unstarted)), "in drop");
    assert_eq!(drops.count(), 2);

    let counted = PanicsInDrop(drops.counted());
    let mut started = DynFuture::new(async move {
        yield_once().await;
        drop(counted);
    });
    assert!(poll_unpin(&mut started).is_pending());
    assert_eq!(message_of(|| drop(started)), "in drop");
    assert_eq!(drops.count(), 3);
}
