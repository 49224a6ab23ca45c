//! What threads keep is bounded, whatever they do to each other, and can be given back.
#![cfg(feature = "pool")]

#[path = "common/blocks.rs"]
mod blocks;
mod common;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use blocks::{alone, count_from_now, elsewhere, live};
use common::{block_on, poll_unpin, yield_once};
use erase_core::{DynFuture, Pooled};

/// What one thread keeps at most.
const THREAD: isize = 1 << 20;
/// What all threads keep for each other at most.
const SHARED: isize = 1 << 20;
/// What one thread keeps at most if all threads together have used up their 16 MiB.
const OWN: isize = 103 << 10;
type Futures = Vec<DynFuture<'static, usize>>;

/// A future of `N` bytes and some, that has begun.
fn started<const N: usize>() -> DynFuture<'static, usize> {
    let mut future = DynFuture::new(async {
        let bytes = std::hint::black_box([1_u8; N]);
        yield_once().await;
        std::hint::black_box(&bytes).len()
    });
    assert!(poll_unpin(&mut future).is_pending());
    future
}

/// Started futures of one size, as long as they are together.
fn some<const N: usize>(bytes: usize) -> Futures {
    (0..bytes.div_ceil(N)).map(|_| started::<N>()).collect()
}

/// Each with its own class.
const SIZES: [fn(usize) -> Futures; 10] = [
    some::<48>,
    some::<150>,
    some::<250>,
    some::<350>,
    some::<450>,
    some::<700>,
    some::<1000>,
    some::<1300>,
    some::<1600>,
    some::<1900>,
];

/// Frees what it is sent, and says so; ends when there is no more.
fn free_all(from: &Receiver<Futures>, freed: &Sender<()>) {
    count_from_now();
    for futures in from {
        drop(futures);
        freed.send(()).expect("it is waited for");
    }
}

/// One thread frees what another has made, for each class again and again, so that the depot is never
/// empty; the other one takes over every chain, and then no longer uses that class.
#[test]
fn a_thread_that_takes_over_chains_of_every_class_keeps_a_bounded_number() {
    let rounds = if cfg!(miri) { 1 } else { 12 };
    let sizes = if cfg!(miri) { 3 } else { SIZES.len() };
    let bytes = if cfg!(miri) { 40 << 10 } else { 1 << 20 };
    let _alone = alone();
    elsewhere(|| {
        let before = live();
        let (give, from) = channel();
        let (freed, wait) = channel();
        let mut most = 0;
        thread::scope(|scope| {
            let other = scope.spawn(move || free_all(&from, &freed));
            let most = &mut most;
            let hoarder = scope.spawn(move || {
                count_from_now();
                for _ in 0..rounds {
                    for make in &SIZES[..sizes] {
                        give.send(make(bytes)).expect("it is taken");
                        wait.recv().expect("it is freed");
                        // Now the depot has a chain of this class: the next call takes it.
                        drop(make(1));
                        *most = live().max(*most + before) - before;
                    }
                }
                drop(give);
            });
            hoarder.join().expect("no panic");
            other.join().expect("no panic");
        });
        assert!(
            most <= 2 * THREAD + SHARED,
            "{most} bytes are kept by two threads"
        );
        assert!(most > 0);
        assert!(live() - before <= SHARED);
    });
}

/// Threads that idle after a burst keep what is each one's own, and share a bounded number of bytes.
#[test]
fn many_idle_threads_share_what_they_keep_beyond_their_own() {
    let threads = if cfg!(miri) { 3 } else { 100 };
    let bytes = if cfg!(miri) { 8 << 10 } else { 3 << 18 };
    let _alone = alone();
    elsewhere(|| {
        let before = live();
        let (done, wait) = channel::<()>();
        let mut kept = 0;
        thread::scope(|scope| {
            let mut idle = Vec::new();
            for _ in 0..threads {
                let (go, gone) = channel::<()>();
                let done = done.clone();
                let burst = move || {
                    count_from_now();
                    for make in SIZES {
                        drop(make(bytes));
                    }
                    done.send(()).expect("it is waited for");
                    gone.recv().expect("it is told to go");
                };
                idle.push((scope.spawn(burst), go));
                wait.recv().expect("it has done so");
            }
            kept = live() - before;
            for (thread, go) in idle {
                go.send(()).expect("it waits");
                thread.join().expect("no panic");
            }
        });
        let threads = isize::try_from(threads).expect("a few");
        let most = (16 << 20) + SHARED + threads * OWN;
        assert!(kept <= most, "{kept} bytes are kept, and not {most}");
        assert!(live() - before <= SHARED);
        // They have given back what they had of the 16 MiB.
        if !cfg!(miri) {
            let again = elsewhere(|| {
                drop(some::<48>(1 << 20));
                live() - before
            });
            assert!(again >= 900 << 10, "{again} bytes are kept");
        }
    });
}

/// A thread that is trimmed keeps nothing, and neither does the process for others.
#[test]
fn a_thread_that_trims_keeps_nothing() {
    let bytes = if cfg!(miri) { 8 << 10 } else { 1 << 20 };
    let _alone = alone();
    elsewhere(|| {
        Pooled::trim();
        let before = live();
        elsewhere(|| {
            for _ in 0..3 {
                for make in SIZES {
                    drop(make(bytes));
                }
                assert!(live() - before > 8 << 10);
                Pooled::trim();
                assert_eq!(live() - before, 0);
            }
            // The lists have the same room as before.
            if !cfg!(miri) {
                drop(some::<48>(1 << 20));
                assert!(live() - before >= 900 << 10);
            }
            let alive = started::<100>();
            Pooled::trim();
            assert_eq!(block_on(alive), 100);
        });
        Pooled::trim();
        assert_eq!(live() - before, 0);
    });
}

/// A chain has as many blocks as whoever takes it over thinks.
#[test]
fn a_chain_that_is_taken_over_is_used_to_its_last_block() {
    fn take_over(make: fn(usize) -> Futures) {
        let before = live();
        let more_than_a_chain = 80 << 10;
        let futures = make(more_than_a_chain);
        elsewhere(|| drop(futures));
        let chain = live() - before;
        assert!(chain > 0, "nothing was given");

        let mut alive = Vec::new();
        while live() - before == chain {
            alive.push(make(1));
        }
        let blocks = isize::try_from(alive.len()).expect("a few");
        let block = live() - before - chain;
        assert_eq!(chain, block * (blocks - 1));

        // The list counts right from then on, too, and so can be given away.
        drop(alive);
        for _ in 0..3 {
            drop(make(more_than_a_chain));
        }
        Pooled::trim();
        assert_eq!(live() - before, 0);
    }

    let _alone = alone();
    Pooled::trim();
    elsewhere(|| SIZES.into_iter().for_each(take_over));
}
