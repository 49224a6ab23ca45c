//! Futures in the erased future itself.

mod common;
#[cfg(feature = "alloc")]
#[path = "common/counting.rs"]
mod counting;

use std::future::poll_fn;
use std::mem::align_of_val;
use std::pin::pin;
use std::ptr;
use std::task::Poll;

use common::{Drops, Lazy as _, block_on, poll, yield_once};
use erase_core::{DefaultStorage, DynFuture, Inline, LocalDynFuture};

const WORD: usize = size_of::<usize>();

#[test]
fn sizes() {
    const DEFAULT: usize = if cfg!(feature = "alloc") {
        4 * WORD
    } else {
        24 + WORD
    };
    assert_eq!(size_of::<DynFuture<'_, u64>>(), DEFAULT);
    assert_eq!(size_of::<LocalDynFuture<'_, [u64; 9]>>(), DEFAULT);
    assert_eq!(
        size_of::<Option<DynFuture<'_, u64, DefaultStorage>>>(),
        DEFAULT
    );
    assert_eq!(align_of::<DynFuture<'_, u64>>(), WORD);
    assert_eq!(size_of::<DynFuture<'_, u64, Inline<0>>>(), 2 * WORD);
    assert_eq!(size_of::<DynFuture<'_, u64, Inline<1>>>(), 2 * WORD);
    assert_eq!(size_of::<DynFuture<'_, u64, Inline<56>>>(), 56 + WORD);
    assert_eq!(
        size_of::<DynFuture<'_, u64, Inline<57>>>(),
        57_usize.next_multiple_of(WORD) + WORD
    );
}

/// The address of the first local of the future that is polled, and one yield.
async fn address() -> (usize, usize) {
    let local = 0_u8;
    let before = ptr::from_ref(&local).addr();
    yield_once().await;
    (before, ptr::from_ref(&local).addr())
}

#[test]
fn in_place() {
    let mut future = pin!(DynFuture::<(usize, usize), Inline<56>>::with_storage(
        address()
    ));
    let from = ptr::from_ref(&*future).addr();
    let to = from + size_of_val(&*future);
    let (before, after) = block_on(future.as_mut());
    assert_eq!(before, after);
    assert!((from..to).contains(&before));
    assert_eq!(align_of_val(&*future), WORD);
}

/// A future that refers to itself, while others look at what it is in.
#[test]
fn refers_to_itself_and_is_looked_at() {
    let mut future = pin!(DynFuture::<u32, Inline<96>>::lazy(
        5_u32,
        |start_at, start| {
            start.run(async move {
                let mut count = start_at;
                let reference = &mut count;
                for _ in 0..3 {
                    yield_once().await;
                    *reference += 1;
                }
                count
            })
        }
    ));
    while poll(future.as_mut()).is_pending() {
        assert_eq!(format!("{future:?}"), "DynFuture(started)");
        assert_eq!(
            format!("{:?}", future.as_ref().get_ref()),
            "DynFuture(started)"
        );
    }
    assert_eq!(format!("{future:?}"), "DynFuture(done)");
}

#[test]
fn dropped_once_at_every_point() {
    let drops = Drops::default();
    for polls in 0..3 {
        {
            let mut future = pin!(DynFuture::<(), Inline<64>>::lazy(
                drops.counted(),
                |counted, start| {
                    let mut yielded = false;
                    start.run(poll_fn(move |_| {
                        let _counted = &counted;
                        if yielded {
                            return Poll::Ready(());
                        }
                        yielded = true;
                        Poll::Pending
                    }))
                }
            ));
            for _ in 0..polls {
                let _ = poll(future.as_mut());
            }
            assert_eq!(drops.count(), polls + usize::from(polls == 2));
        }
        assert_eq!(drops.count(), polls + 1);
    }
}

#[cfg(feature = "alloc")]
#[test]
fn what_does_not_fit_lives_on_the_heap() {
    #[repr(align(32))]
    struct Aligned(u8);

    let mut future = pin!(DynFuture::<u64, Inline<16>>::lazy(
        [1_u64; 20],
        |numbers, start| {
            start.run(async move {
                yield_once().await;
                numbers.iter().sum()
            })
        }
    ));
    assert!(poll(future.as_mut()).is_pending());
    assert_eq!(block_on(future), 20);

    let future = DynFuture::<u8, Inline<96>>::lazy(Aligned(9), |aligned, start| {
        start.run(async move {
            yield_once().await;
            assert!(ptr::from_ref(&aligned).is_aligned());
            aligned.0
        })
    });
    assert_eq!(block_on(future), 9);
}

/// A space for 20 bytes has 24, of which a move need not keep the last four: they are padding.
#[cfg(feature = "alloc")]
#[test]
fn what_needs_the_padding_of_a_space_goes_to_a_block() {
    use counting::{alone, counted, made};

    fn made_by<const WORDS: usize>() -> usize {
        let before = made();
        counted(|| {
            let words = [0x0102_0304_u32; WORDS];
            let lazy = DynFuture::<u32, Inline<20>>::lazy(words, |words, start| {
                start.run(std::future::ready(words.into_iter().sum()))
            });
            let count = u32::try_from(WORDS).expect("a few");
            let moved = std::hint::black_box(lazy);
            assert_eq!(block_on(moved), count * 0x0102_0304);
        });
        made() - before
    }

    alone(|| {
        assert_eq!(made_by::<5>(), 0);
        assert_eq!(made_by::<6>(), 1);
    });
}
