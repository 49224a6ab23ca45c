//! Erased streams.
#![cfg(all(feature = "stream", feature = "alloc"))]

mod common;

use std::cell::RefCell;
use std::marker::PhantomPinned;
use std::pin::{Pin, pin};
use std::ptr;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::thread;

use common::{Counted, Drops, message_of};
use erase_core::{Boxed, DynStream, Inline, LocalDynStream};
use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};

/// Counts down, and pins itself.
struct Down<X> {
    from: usize,
    here: *const (),
    _with: X,
    _pinned: PhantomPinned,
}

// SAFETY: the address is only compared.
unsafe impl<X: Send> Send for Down<X> {}

fn down<X>(from: usize, with: X) -> Down<X> {
    Down {
        from,
        here: ptr::null(),
        _with: with,
        _pinned: PhantomPinned,
    }
}

impl<X> Stream for Down<X> {
    type Item = usize;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<usize>> {
        // SAFETY: nothing is moved.
        let this = unsafe { self.get_unchecked_mut() };
        let here = ptr::from_ref(this).cast();
        assert!(this.here.is_null() || this.here == here);
        this.here = here;
        if this.from == 0 {
            return Poll::Ready(None);
        }
        this.from -= 1;
        Poll::Ready(Some(this.from))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.from, Some(self.from))
    }
}

#[test]
fn sizes() {
    const WORD: usize = size_of::<usize>();
    assert_eq!(size_of::<DynStream<'_, u64>>(), 2 * WORD);
    assert_eq!(size_of::<LocalDynStream<'_, u64>>(), 2 * WORD);
    assert_eq!(
        size_of::<Option<DynStream<'_, u64, Inline<56>>>>(),
        56 + WORD
    );
}

#[test]
fn every_item_and_the_hint() {
    let numbers = DynStream::new(down(3, [0_u8; 100]));
    assert_eq!(numbers.size_hint(), (3, Some(3)));
    assert_eq!(format!("{numbers:?}"), "DynStream { .. }");
    assert_eq!(block_on(numbers.collect::<Vec<_>>()), [2, 1, 0]);

    let small = DynStream::<_, Inline<64>>::with_storage(down(3, ()));
    assert_eq!(small.size_hint(), (3, Some(3)));
    assert_eq!(block_on(small.collect::<Vec<_>>()), [2, 1, 0]);

    let large = DynStream::<_, Inline<16>>::with_storage(down(3, [0_u8; 100]));
    assert_eq!(large.size_hint(), (3, Some(3)));
    assert_eq!(block_on(large.collect::<Vec<_>>()), [2, 1, 0]);

    let global = LocalDynStream::<_, Boxed>::with_storage(down(2, Rc::new(1)));
    assert_eq!(block_on(global.boxed().collect::<Vec<_>>()), [1, 0]);

    let none = LocalDynStream::from(DynStream::new(stream::empty::<u8>()));
    assert_eq!(block_on(none.collect::<Vec<_>>()), [0_u8; 0]);
}

#[test]
fn unpin_and_moved_between_items() {
    let mut numbers = DynStream::new(down(3, ()));
    assert_eq!(block_on(numbers.next()), Some(2));
    let mut moved = Box::new(numbers);
    assert_eq!(block_on(moved.next()), Some(1));
    let last = thread::spawn(move || block_on(moved.next())).join();
    assert_eq!(last.expect("no panic"), Some(0));
}

#[test]
fn dropped_once() {
    let drops = Drops::default();
    for items in 0..3 {
        let mut numbers = DynStream::new(down(2, drops.counted()));
        for _ in 0..items {
            let _ = block_on(numbers.next());
        }
        assert_eq!(drops.count(), items);
        drop(numbers);
        assert_eq!(drops.count(), items + 1);
    }
    {
        let mut inline = pin!(DynStream::<_, Inline<64>>::with_storage(down(
            2,
            drops.counted()
        )));
        assert_eq!(block_on(inline.next()), Some(1));
    }
    assert_eq!(drops.count(), 4);
}

/// Where a [`Zero`] was: in its polls, its hints and its drop.
fn places_of_a_zero(see: impl FnOnce(Zero)) -> Vec<usize> {
    see(Zero(PhantomPinned));
    SEEN.take()
}

thread_local!(static SEEN: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) });

/// A stream without a size, aligned more strictly than any space.
#[repr(align(128))]
struct Zero(PhantomPinned);

impl Zero {
    fn note(&self) {
        SEEN.with_borrow_mut(|seen| seen.push(ptr::from_ref(self).addr()));
    }
}

impl Stream for Zero {
    type Item = ();

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<()>> {
        self.note();
        Poll::Ready(None)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.note();
        (0, Some(0))
    }
}

impl Drop for Zero {
    fn drop(&mut self) {
        self.note();
    }
}

#[test]
fn a_stream_without_a_size_is_aligned_and_does_not_move() {
    let in_a_word = places_of_a_zero(|zero| {
        let mut stream = DynStream::new(zero);
        assert_eq!(block_on(stream.next()), None);
        let mut moved = Box::new(stream);
        assert_eq!(moved.size_hint(), (0, Some(0)));
        assert_eq!(block_on(moved.next()), None);
    });
    let in_place = places_of_a_zero(|zero| {
        let mut stream = pin!(DynStream::<_, Inline<8>>::with_storage(zero));
        assert_eq!(block_on(stream.next()), None);
        assert_eq!(stream.size_hint(), (0, Some(0)));
        assert_eq!(block_on(stream.next()), None);
    });
    for places in [in_a_word, in_place] {
        assert_eq!(places, [places[0]; 4]);
        assert_eq!(places[0] % 128, 0);
    }
}

/// After its end, a stream is asked what it would answer itself.
#[test]
fn after_the_end() {
    let mut numbers = DynStream::new(down(0, ()));
    assert_eq!(block_on(numbers.next()), None);
    assert_eq!(block_on(numbers.next()), None);
}

#[test]
fn panics() {
    struct Panics {
        _counted: Counted,
    }
    impl Stream for Panics {
        type Item = ();
        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<()>> {
            panic!("no item")
        }
    }
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("in drop");
        }
    }
    let drops = Drops::default();
    let mut panics = DynStream::new(Panics {
        _counted: drops.counted(),
    });
    let mut cx = Context::from_waker(Waker::noop());
    let message = message_of(|| Pin::new(&mut panics).poll_next(&mut cx));
    assert_eq!((message.as_str(), drops.count()), ("no item", 0));
    assert_eq!(message_of(|| drop(panics)), "in drop");
    assert_eq!(drops.count(), 1);
}
