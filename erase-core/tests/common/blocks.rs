//! A global allocator that counts the pool's blocks, those of threads that are counted.
//!
//! Unlike `counting.rs` it knows a block by its alignment, and where a thread frees it does not ask who
//! has made it: for tests all of whose threads are counted.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Blocks of the pool are the only ones with this alignment, on threads that are counted.
const ALIGN: usize = 16;
static MADE: AtomicUsize = AtomicUsize::new(0);
static LIVE: AtomicIsize = AtomicIsize::new(0);

thread_local!(static COUNTED: Cell<bool> = const { Cell::new(false) });

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: it is the system's allocator, and a count.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() == ALIGN && COUNTED.get() {
            MADE.fetch_add(1, Ordering::SeqCst);
            LIVE.fetch_add(bytes(layout.size()), Ordering::SeqCst);
        }
        // SAFETY: as the caller guarantees.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.align() == ALIGN && COUNTED.get() {
            LIVE.fetch_sub(bytes(layout.size()), Ordering::SeqCst);
        }
        // SAFETY: as the caller guarantees.
        unsafe { System.dealloc(block, layout) }
    }
}

/// One test at a time: the counts are shared.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn bytes(size: usize) -> isize {
    isize::try_from(size).expect("a size")
}

pub(crate) fn live() -> isize {
    LIVE.load(Ordering::SeqCst)
}

pub(crate) fn made() -> usize {
    MADE.load(Ordering::SeqCst)
}

/// Counts what this thread allocates and frees until it is gone.
pub(crate) fn count_from_now() {
    COUNTED.set(true);
}

/// Runs on a new thread, and waits until that is gone: the scope alone does not wait for the
/// destructors of its thread-locals.
pub(crate) fn elsewhere<R: Send>(f: impl FnOnce() -> R + Send) -> R {
    let counted = || {
        COUNTED.set(true);
        f()
    };
    thread::scope(|scope| scope.spawn(counted).join().expect("no panic"))
}
