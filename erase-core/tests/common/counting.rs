//! A global allocator that counts what is alive of what a thread allocated while it was counted.
//!
//! The addresses of counted blocks are kept, so these may be freed anywhere, at any time, also when
//! the thread that made them is gone. Nothing is written around a block: Miri and sanitizers see
//! each as the program asked for it.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many places for addresses there are, in buckets that are searched whole.
const BUCKETS: usize = if cfg!(miri) { 1 << 10 } else { 1 << 14 };
const BUCKET: usize = if cfg!(miri) { 8 } else { 16 };

static ADDRESSES: [[AtomicUsize; BUCKET]; BUCKETS] =
    [const { [const { AtomicUsize::new(0) }; BUCKET] }; BUCKETS];
static LIVE: AtomicIsize = AtomicIsize::new(0);
static LIVE_BYTES: AtomicIsize = AtomicIsize::new(0);
static MADE: AtomicUsize = AtomicUsize::new(0);
static TOO_MANY: AtomicBool = AtomicBool::new(false);

thread_local!(static COUNTED: Cell<bool> = const { Cell::new(false) });

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

/// Puts `to` in the place of `from`, in the bucket of an address. The answer says whether it could.
fn exchange(address: usize, from: usize, to: usize) -> bool {
    let hash = (address >> 4).wrapping_mul(0x9E37_79B9) >> 7;
    ADDRESSES[hash % BUCKETS].iter().any(|place| {
        place.load(Ordering::SeqCst) == from
            && place
                .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst)
                .is_ok()
    })
}

fn bytes(layout: Layout) -> isize {
    isize::try_from(layout.size()).expect("a layout is no larger")
}

// SAFETY: it is the system's allocator, and a count.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller guarantees.
        let block = unsafe { System.alloc(layout) };
        if COUNTED.get() && !block.is_null() {
            MADE.fetch_add(1, Ordering::SeqCst);
            LIVE.fetch_add(1, Ordering::SeqCst);
            LIVE_BYTES.fetch_add(bytes(layout), Ordering::SeqCst);
            if !exchange(block.addr(), 0, block.addr()) {
                // No panic in an allocator: whoever asks next is told.
                TOO_MANY.store(true, Ordering::SeqCst);
            }
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // Before the address can be another block's.
        if LIVE.load(Ordering::SeqCst) > 0 && exchange(block.addr(), block.addr(), 0) {
            LIVE.fetch_sub(1, Ordering::SeqCst);
            LIVE_BYTES.fetch_sub(bytes(layout), Ordering::SeqCst);
        }
        // SAFETY: as the caller guarantees.
        unsafe { System.dealloc(block, layout) }
    }
}

/// Counts what this thread allocates meanwhile, also if that panics.
pub(crate) fn counted<R>(f: impl FnOnce() -> R) -> R {
    set_meanwhile(true, f)
}

/// Counts what this thread allocates until it is gone.
pub(crate) fn count_from_now() {
    COUNTED.set(true);
}

/// Does not count what this thread allocates meanwhile: what the test keeps for itself.
pub(crate) fn uncounted<R>(f: impl FnOnce() -> R) -> R {
    set_meanwhile(false, f)
}

fn set_meanwhile<R>(counted: bool, f: impl FnOnce() -> R) -> R {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            COUNTED.set(self.0);
        }
    }
    let _restore = Restore(COUNTED.replace(counted));
    f()
}

/// How many counted blocks are alive, of all threads.
pub(crate) fn live() -> isize {
    assert!(!TOO_MANY.load(Ordering::SeqCst), "no place for an address");
    LIVE.load(Ordering::SeqCst)
}

/// How many bytes these have.
pub(crate) fn live_bytes() -> isize {
    LIVE_BYTES.load(Ordering::SeqCst)
}

/// How many counted blocks there have been.
pub(crate) fn made() -> usize {
    MADE.load(Ordering::SeqCst)
}

/// One test at a time: the counts are shared. The test runs on a thread that is gone before the next
/// one begins, for what its pool keeps until then may be counted.
pub(crate) fn alone(test: impl FnOnce() + Send) {
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let ended = thread::scope(|scope| scope.spawn(test).join());
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}
