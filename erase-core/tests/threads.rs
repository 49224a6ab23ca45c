//! Futures that begin on one thread and end on another, threads by the thousand, and what is freed
//! while a thread exits: nothing is left, with the pool and without it.
#![cfg(feature = "alloc")]

mod common;
#[path = "common/counting.rs"]
mod counting;

use std::cell::{Cell, RefCell};
use std::sync::mpsc::channel;
use std::thread;

use common::{Drops, Lazy as _, block_on, poll_unpin, yield_once};
use counting::{alone, count_from_now, counted, live, live_bytes, made};
use erase_core::{DynFuture, Inline};

/// What the pool may keep for all threads, with some room for what the threads themselves keep.
const BOUND: isize = 3 << 20;

const THREADS: usize = if cfg!(miri) { 6 } else { 3000 };

/// A future of `N` bytes and some, that yields twice.
fn yielding<const N: usize>() -> DynFuture<'static, usize> {
    DynFuture::lazy((), |(), start| {
        start.run(async {
            let bytes = std::hint::black_box([1_u8; N]);
            yield_once().await;
            yield_once().await;
            std::hint::black_box(&bytes).len()
        })
    })
}

fn started<const N: usize>() -> DynFuture<'static, usize> {
    let mut future = yielding::<N>();
    assert!(poll_unpin(&mut future).is_pending());
    future
}

/// Runs on a new thread, counted to its end, and waits until its thread-locals are gone too.
fn elsewhere<R: Send>(f: impl FnOnce() -> R + Send) -> R {
    let counted = || {
        count_from_now();
        f()
    };
    thread::scope(|scope| scope.spawn(counted).join().expect("no panic"))
}

/// How many allocations it leaves alive.
fn left_by(f: impl FnOnce()) -> isize {
    let before = live();
    f();
    live() - before
}

#[test]
fn a_thread_that_ends_leaves_nothing() {
    alone(|| {
        let left = left_by(|| {
            for _ in 0..THREADS {
                elsewhere(|| {
                    drop([started::<8>(), started::<100>(), started::<100>()]);
                    assert_eq!(block_on(yielding::<1000>()), 1000);
                    drop(yielding::<5000>());
                    drop(started::<5000>());
                });
            }
        });
        assert_eq!(left, 0);
    });
}

/// What one thread starts the next one finishes: no thread gets back what it has given away.
#[test]
fn a_future_that_is_handed_on_from_thread_to_thread() {
    alone(|| {
        let left = left_by(|| {
            let mut handed_on = Vec::new();
            for _ in 0..THREADS {
                handed_on = elsewhere(|| {
                    for mut future in handed_on.drain(..) {
                        if poll_unpin(&mut future).is_pending() {
                            assert_eq!(block_on(future), 100);
                        }
                    }
                    vec![started::<100>(), yielding::<100>(), started::<100>()]
                });
            }
            drop(handed_on);
        });
        // The last ones have been dropped here: this thread may keep those blocks.
        assert!(left <= 3, "{left} are left");
    });
}

/// Whoever frees on this thread what others have made keeps a bounded number of it.
#[test]
fn a_thread_that_only_frees_keeps_a_bounded_number() {
    alone(|| {
        let before = live_bytes();
        elsewhere(|| {
            let mut most = 0;
            for _ in 0..THREADS / 3 {
                let given = elsewhere(|| (0..200).map(|_| started::<400>()).collect::<Vec<_>>());
                drop(given);
                most = most.max(live_bytes() - before);
            }
            assert!(most <= BOUND, "{most} bytes are kept");
        });
        assert!(live_bytes() - before <= BOUND / 2);
    });
}

/// A producer and a consumer that are alive at the same time, as a runtime's threads are.
#[test]
fn a_stream_of_futures_from_one_thread_to_another_is_bounded() {
    alone(|| {
        let before = live_bytes();
        let many = if cfg!(miri) { 150 } else { 100_000 };
        let made_before = made();
        thread::scope(|scope| {
            let (give, take) = channel();
            let producer = move || {
                counted(|| {
                    for _ in 0..many {
                        give.send(started::<64>()).expect("it is taken");
                    }
                });
            };
            let consumer = move || {
                counted(|| {
                    for future in take {
                        assert_eq!(block_on(future), 64);
                    }
                });
            };
            let both = [scope.spawn(producer), scope.spawn(consumer)];
            // Until their thread-locals are gone too, which the scope alone does not wait for.
            for thread in both {
                thread.join().expect("no panic");
            }
        });
        assert!(made() > made_before);
        assert!(live_bytes() - before <= BOUND);
    });
}

/// Every order in which the destructors of two thread-locals and the pool's own can run.
#[test]
fn while_thread_locals_are_destroyed() {
    thread_local! {
        static FIRST: RefCell<Vec<DynFuture<'static, usize>>> = const { RefCell::new(Vec::new()) };
        static LAST: RefCell<Vec<DynFuture<'static, usize>>> = const { RefCell::new(Vec::new()) };
        static CALLS: CallsInDrop = const { CallsInDrop };
        static NESTED: RefCell<Option<CallsInDrop>> = const { RefCell::new(None) };
    }
    struct CallsInDrop;
    impl Drop for CallsInDrop {
        fn drop(&mut self) {
            assert_eq!(block_on(yielding::<50>()), 50);
            drop((started::<50>(), started::<300>(), started::<5000>()));
            // May be gone, or be made again, for its last time.
            let _ = FIRST.try_with(|first| first.borrow_mut().push(started::<50>()));
        }
    }

    /// Touching a thread-local registers its destructor, and using the pool the pool's.
    fn touch(which: u8) {
        match which {
            0 => FIRST.with_borrow_mut(|first| first.extend([started::<50>(), yielding::<9>()])),
            1 => LAST.with_borrow_mut(|last| last.extend([started::<50>(), started::<3000>()])),
            2 => CALLS.with(|_| ()),
            3 => NESTED.set(Some(CallsInDrop)),
            _ => drop((started::<50>(), started::<50>())),
        }
    }

    alone(|| {
        let left = left_by(|| {
            for order in permutations([0, 1, 2, 3, 4]) {
                elsewhere(|| order.into_iter().for_each(touch));
            }
        });
        assert_eq!(left, 0);
    });
}

/// All orders of five; under Miri some.
fn permutations(of: [u8; 5]) -> Vec<[u8; 5]> {
    fn permute(items: &mut [u8; 5], at: usize, into: &mut Vec<[u8; 5]>) {
        if at == items.len() {
            into.push(*items);
        }
        for other in at..items.len() {
            items.swap(at, other);
            permute(items, at + 1, into);
            items.swap(at, other);
        }
    }
    let mut all = Vec::new();
    permute(&mut of.clone(), 0, &mut all);
    assert_eq!(all.len(), 120);
    let step = if cfg!(miri) { 17 } else { 1 };
    all.into_iter().step_by(step).collect()
}

#[test]
#[cfg_attr(miri, ignore = "a leak is an error there")]
fn what_is_forgotten_leaks_its_block_and_nothing_else() {
    alone(|| {
        let drops = Drops::default();
        let left = left_by(|| {
            elsewhere(|| {
                for _ in 0..10 {
                    std::mem::forget(started::<100>());
                    std::mem::forget(yielding::<100>());
                    let counted = drops.counted();
                    std::mem::forget(DynFuture::<(), Inline<64>>::with_storage(async {
                        drop(counted);
                    }));
                }
            });
        });
        assert_eq!((left, drops.count()), (10, 0));
    });
}

/// A future of a thread that is gone, with a borrow that is not.
#[test]
fn a_future_outlives_the_thread_that_made_it() {
    alone(|| {
        let polls = Cell::new(0);
        let left = left_by(|| {
            let text = String::from("still here");
            let mut future = elsewhere(|| {
                let mut future =
                    DynFuture::<&str>::lazy((&*text, [0_u64; 9]), |(text, _), start| {
                        start.run(async move {
                            yield_once().await;
                            yield_once().await;
                            text
                        })
                    });
                assert!(poll_unpin(&mut future).is_pending());
                future
            });
            while poll_unpin(&mut future).is_pending() {
                polls.set(polls.get() + 1);
            }
        });
        assert_eq!(polls.get(), 1);
        assert!(left <= 1, "{left} are left");
    });
}
