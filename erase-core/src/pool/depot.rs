//! What one thread has too much of, another takes over: a chain of blocks for each class.
//!
//! Futures that are started on one thread and finish on another would else always be allocated
//! here and freed there, which is what an allocator does worst. A chain is given and taken whole,
//! by one atomic operation for tens of blocks; nobody takes a single block from it, so the usual
//! trouble of lock-free stacks does not arise.

use core::ptr;
use core::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use crate::pool::class::{CLASSES, Class};

/// How many bytes are kept here at most.
const BYTES: usize = 1 << 20;

static CHAINS: [AtomicPtr<Link>; CLASSES] = [const { AtomicPtr::new(ptr::null_mut()) }; CLASSES];
static KEPT: AtomicUsize = AtomicUsize::new(0);

/// What is written into an unused block. Every block is large enough.
#[repr(C)]
pub(crate) struct Link {
    /// The next block, or null.
    pub(crate) next: *mut Link,
    /// How many blocks a chain has; only in the first one of a chain in the depot.
    count: usize,
}

const _: () = assert!(size_of::<Link>() <= crate::pool::class::FINE_STEP);

/// Gives a chain to whichever thread needs it. If that is refused, the chain stays the caller's.
///
/// # Safety
///
/// `first` starts a chain of `count` blocks of the class, which belong to the caller.
pub(crate) unsafe fn give(class: Class, first: *mut Link, count: usize) -> bool {
    let chain = &CHAINS[class.index()];
    if !chain.load(Ordering::Relaxed).is_null() {
        return false;
    }
    let bytes = class.layout().size() * count;
    if KEPT.fetch_add(bytes, Ordering::Relaxed) + bytes <= BYTES {
        // SAFETY: the block is unused, and the caller's.
        unsafe { (*first).count = count };
        // Release: who takes the chain sees what is written in it.
        let given =
            chain.compare_exchange(ptr::null_mut(), first, Ordering::Release, Ordering::Relaxed);
        if given.is_ok() {
            return true;
        }
    }
    KEPT.fetch_sub(bytes, Ordering::Relaxed);
    false
}

/// Takes the chain of a class, if there is one: its first block, and how many there are.
pub(crate) fn take(class: Class) -> Option<(*mut Link, usize)> {
    let chain = &CHAINS[class.index()];
    if chain.load(Ordering::Relaxed).is_null() {
        return None;
    }
    let first = chain.swap(ptr::null_mut(), Ordering::Acquire);
    if first.is_null() {
        return None;
    }
    // SAFETY: the swap has made the chain this thread's; `give` has written the count.
    let count = unsafe { (*first).count };
    KEPT.fetch_sub(class.layout().size() * count, Ordering::Relaxed);
    Some((first, count))
}
