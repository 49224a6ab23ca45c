//! Calls that are made at once, in place.
#![cfg(feature = "alloc")]

mod common;

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::task::Poll;

use common::{Counted, Drops, block_on, message_of, poll_unpin, yield_once};
use erase_core::__private::{EagerCall as _, Held, Start};
use erase_core::{DynFuture, Inline, LocalDynFuture};

#[test]
fn built_at_the_call_and_not_polled() {
    let (built, polled) = (Cell::new(false), Cell::new(false));
    let mut future = LocalDynFuture::<u32>::eager(|start| {
        built.set(true);
        start.run(async {
            polled.set(true);
            yield_once().await;
            1
        })
    });
    assert_eq!((built.get(), polled.get()), (true, false));
    assert_eq!(format!("{future:?}"), "LocalDynFuture(started)");
    assert!(poll_unpin(&mut future).is_pending());
    assert!(polled.get());
    assert_eq!(poll_unpin(&mut future), Poll::Ready(1));
}

#[test]
fn dropped_once_at_every_point() {
    let drops = Drops::default();
    for polls in 0..3 {
        let counted = drops.counted();
        let mut future = DynFuture::new(async move {
            yield_once().await;
            drop(counted);
        });
        for _ in 0..polls {
            let _ = poll_unpin(&mut future);
        }
        drop(future);
        assert_eq!(drops.count(), polls + 1);
    }
}

#[test]
fn moved_after_it_was_built() {
    let bytes = [3_u8; 40];
    let inline = DynFuture::<u32, Inline<56>>::eager(|start| {
        start.run(async move { bytes.iter().map(|byte| u32::from(*byte)).sum() })
    });
    let moved = Box::pin(inline);
    assert_eq!(block_on(moved), 120);

    let odd = DynFuture::<u32, Inline<41>>::eager(|start| {
        start.run(async move { bytes.iter().map(|byte| u32::from(*byte)).sum() })
    });
    let moved = Box::pin(odd);
    assert_eq!(block_on(moved), 120);
}

/// The value is dropped: it may not be `Send`, and nothing that is not may be in a `DynFuture`.
#[test]
fn builders_that_do_not_run() {
    let drops = Drops::default();
    let mut future = DynFuture::<Counted>::eager(|_| Poll::Ready(drops.counted()));
    assert_eq!(drops.count(), 1);
    let message = message_of(|| poll_unpin(&mut future));
    assert_eq!(message, "`DynFuture` polled after completion");

    let mut future = DynFuture::<u32>::eager(|start| {
        let _never_run = ManuallyDrop::new(start);
        Poll::Pending
    });
    assert_eq!(format!("{future:?}"), "DynFuture(done)");
    message_of(|| poll_unpin(&mut future));
}

/// One place inside another.
#[test]
fn the_place_of_another() {
    let mut inner = None;
    let outer = DynFuture::<u32>::eager(|outer| {
        inner = Some(DynFuture::<u32>::eager(|start| {
            let _ = outer.run(async { 1 });
            start.run(async { 2 })
        }));
        Poll::Pending
    });
    assert_eq!(block_on(outer), 1);
    assert_eq!(block_on(inner.expect("it was built")), 2);
}

fn read_cell<'f>(cell: &'f Cell<u32>, _: Held<'f, ()>, start: Start<'_, 'f, u32>) -> Poll<u32> {
    let value = cell.get();
    start.run(async move { value })
}

fn length<'f>(text: &'f str, _: Held<'f, ()>, start: Start<'_, 'f, usize>) -> Poll<usize> {
    start.run(async move { text.len() })
}

#[test]
fn arguments_that_are_not_send_are_not_kept() {
    let cell = Cell::new(1_u32);
    let args = (&cell, ());
    let future: DynFuture<'_, u32> = Held::<'_, _>::new(args).__call(read_cell);
    assert_eq!(format!("{future:?}"), "DynFuture(started)");
    assert_eq!(block_on(future), 1);

    let args = ("four", ());
    let future: DynFuture<'_, usize> = Held::<'_, _>::new(args).__call(length);
    assert_eq!(format!("{future:?}"), "DynFuture(unstarted)");
    assert_eq!(block_on(future), 4);
}
