//! What the pool keeps, and that it gives it back. Counts allocations.
#![cfg(feature = "pool")]

#[path = "common/blocks.rs"]
mod blocks;
mod common;

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;

use blocks::{alone, bytes, count_from_now, elsewhere, live, made};
use common::{Lazy as _, PanicsInDrop, block_on, message_of, poll_unpin, yield_once};
use erase_core::{Boxed, DynFuture};

/// What a thread keeps, and what all threads share, at most; and one block of each class.
const BOUND: isize = (2 << 20) + (64 << 10);

fn many() -> usize {
    if cfg!(miri) { 140 } else { 5000 }
}

/// A future of `N` bytes and some, that yields once.
fn yielding<const N: usize>() -> DynFuture<'static, usize> {
    DynFuture::lazy((), |(), start| {
        start.run(async {
            let bytes = std::hint::black_box([1_u8; N]);
            yield_once().await;
            std::hint::black_box(&bytes).len()
        })
    })
}

fn start_all(futures: &mut [DynFuture<'static, usize>]) {
    for future in futures {
        assert!(poll_unpin(future).is_pending());
    }
}

/// Runs on a new thread, and returns how many bytes that has left.
fn left_by(f: impl FnOnce() + Send) -> isize {
    let before = live();
    elsewhere(f);
    live() - before
}

#[test]
fn blocks_are_used_again() {
    let _alone = alone();
    let left = left_by(|| {
        block_on(yielding::<100>());
        let before = made();
        block_on(yielding::<100>());
        // Not before something has been freed is anything kept.
        assert!(made() - before <= 1);
        let before = made();
        for _ in 0..50 {
            assert_eq!(block_on(yielding::<100>()), 100);
            drop(yielding::<100>());
        }
        assert_eq!(made(), before);
        for nested in 0..3 {
            let mut outer = DynFuture::new(async move {
                assert_eq!(yielding::<100>().await + yielding::<100>().await, 200);
                yielding::<100>().await
            });
            for _ in 0..nested {
                let _ = poll_unpin(&mut outer);
            }
        }
    });
    assert_eq!(left, 0);
}

/// Ready at once, of a size that is known to the byte.
#[repr(align(16))]
struct Exactly<const N: usize>([u8; N]);

impl<const N: usize> Future for Exactly<N> {
    type Output = usize;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<usize> {
        Poll::Ready(self.0.len())
    }
}

/// How many allocations ten more futures of `N` bytes take.
fn made_by_ten_more<const N: usize>() -> usize {
    assert_eq!(block_on(DynFuture::new(Exactly([0; N]))), N);
    let before = made();
    for _ in 0..10 {
        assert_eq!(block_on(DynFuture::new(Exactly([0; N]))), N);
    }
    made() - before
}

#[test]
fn blocks_of_the_first_and_the_last_size_of_each_step_are_used_again() {
    let _alone = alone();
    let left = left_by(|| {
        assert_eq!(made_by_ten_more::<16>(), 0);
        assert_eq!(made_by_ten_more::<512>(), 0);
        assert_eq!(made_by_ten_more::<528>(), 0);
        assert_eq!(made_by_ten_more::<2048>(), 0);
        assert_eq!(made_by_ten_more::<2064>(), 10);
    });
    assert_eq!(left, 0);
}

#[test]
fn freed_when_the_thread_exits() {
    let _alone = alone();
    let left = left_by(|| {
        // Fewer than make a chain for other threads.
        let mut alive: Vec<_> = (0..25).map(|_| yielding::<300>()).collect();
        start_all(&mut alive);
        alive.extend((0..12).map(|_| yielding::<2000>()));
        for future in &mut alive {
            let _ = poll_unpin(future);
        }
        drop(alive);
        assert!(live() > 0);
    });
    assert_eq!(left, 0);
}

#[test]
fn bounded() {
    let _alone = alone();
    let left = left_by(|| {
        let before = live();
        for _ in 0..2 {
            let mut alive: Vec<_> = (0..many()).map(|_| yielding::<1000>()).collect();
            start_all(&mut alive);
            assert!(live() - before >= bytes(many() * 1000));
            drop(alive);
            assert!(live() - before <= BOUND);
        }
    });
    assert!(left <= BOUND / 2);
}

#[test]
fn started_here_and_finished_there() {
    let _alone = alone();
    let left = left_by(|| {
        for _ in 0..3 {
            let mut alive: Vec<_> = (0..many()).map(|_| yielding::<64>()).collect();
            start_all(&mut alive);
            elsewhere(move || {
                for future in alive {
                    assert_eq!(block_on(future), 64);
                }
            });
        }
    });
    // The chain that no thread has taken over yet.
    assert!(left <= BOUND / 2);
}

#[test]
fn chains_go_to_and_fro() {
    let _alone = alone();
    let left = left_by(|| {
        thread::scope(|scope| {
            let give_and_take = || {
                count_from_now();
                for _ in 0..3 {
                    let mut alive: Vec<_> = (0..130).map(|_| yielding::<64>()).collect();
                    for future in &mut alive {
                        let _ = poll_unpin(future);
                    }
                    for future in alive {
                        assert_eq!(block_on(future), 64);
                    }
                }
            };
            let threads = [(); 3].map(|()| scope.spawn(give_and_take));
            for thread in threads {
                thread.join().expect("no panic");
            }
        });
    });
    assert!(left <= BOUND / 2);
}

/// Dropped by the destructor of a thread-local, which may run before or after that of the pool.
#[test]
fn while_the_thread_exits() {
    thread_local! {
        static EARLY: RefCell<Vec<DynFuture<'static, usize>>> = const { RefCell::new(Vec::new()) };
        static LATE: RefCell<Vec<DynFuture<'static, usize>>> = const { RefCell::new(Vec::new()) };
    }
    struct CallsInDrop;
    impl Drop for CallsInDrop {
        fn drop(&mut self) {
            assert_eq!(block_on(yielding::<50>()), 50);
        }
    }
    thread_local!(static CALLS: CallsInDrop = const { CallsInDrop });

    let _alone = alone();
    let started = || {
        let mut future = yielding::<50>();
        assert!(poll_unpin(&mut future).is_pending());
        future
    };
    let left = left_by(|| {
        CALLS.with(|_| ());
        EARLY.with_borrow_mut(|early| early.extend([started(), started(), yielding::<9>()]));
        block_on(yielding::<50>());
        LATE.with_borrow_mut(|late| late.extend([started(), started(), yielding::<9>()]));
    });
    assert_eq!(left, 0);
}

#[test]
fn after_panics() {
    let _alone = alone();
    let left = left_by(|| {
        let counted = PanicsInDrop(common::Drops::default().counted());
        let mut future = DynFuture::new(async move {
            let _bytes = std::hint::black_box([0_u8; 400]);
            yield_once().await;
            drop(counted);
        });
        assert!(poll_unpin(&mut future).is_pending());
        assert_eq!(message_of(|| drop(future)), "in drop");
        let message = message_of(|| {
            DynFuture::<()>::eager(|start| {
                assert!(std::hint::black_box(false), "not made");
                start.run(async {
                    yielding::<7>().await;
                })
            })
        });
        assert_eq!(message, "not made");
    });
    assert_eq!(left, 0);
}

#[test]
fn without_the_pool() {
    #[repr(align(16))]
    struct Aligned([u8; 16]);

    let _alone = alone();
    let left = left_by(|| {
        for _ in 0..3 {
            let before = (made(), live());
            let mut future = DynFuture::<u8, Boxed>::lazy((), |(), start| {
                start.run(async {
                    let aligned = Aligned([0; 16]);
                    yield_once().await;
                    (aligned.0.as_ptr().addr() % 16).to_le_bytes()[0]
                })
            });
            assert!(poll_unpin(&mut future).is_pending());
            assert_eq!(made(), before.0 + 1);
            assert!(poll_unpin(&mut future).is_ready());
            assert_eq!(live(), before.1);
        }
    });
    assert_eq!(left, 0);
}
