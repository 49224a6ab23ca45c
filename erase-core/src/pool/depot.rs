//! One chain of surplus blocks for each class, which any thread may take over.
//!
//! Otherwise futures that start on one thread and finish on another would always be allocated on the
//! first and freed on the second, the worst case for an allocator.

use core::ptr;
use core::sync::atomic::AtomicPtr;

use crate::pool::budget::Budget;
use crate::pool::chain::{Chain, Link};
use crate::pool::class::{CLASSES, Class};

/// The number of blocks in a chain: at most 64 KiB.
pub(crate) const CHAIN: usize = 32;

/// The maximum number of bytes kept here.
const BYTES: usize = 1 << 20;

static CHAINS: [Chain; CLASSES] = [const {
    Chain {
        first: AtomicPtr::new(ptr::null_mut()),
    }
}; CLASSES];
static BUDGET: Budget = Budget::new(BYTES);

/// Whether there is a chain of this class. Another thread may change that at any time.
pub(crate) fn has(class: Class) -> bool {
    !CHAINS[class.index()].is_empty()
}

/// Offers a chain to other threads. Returns whether it was accepted; if not, the caller still owns it.
///
/// # Safety
///
/// `first` starts a chain of [`CHAIN`] blocks of the class, which belong to the caller.
pub(crate) unsafe fn give(class: Class, first: *mut Link) -> bool {
    let bytes = class.bytes_of(CHAIN);
    if !BUDGET.take(bytes) {
        return false;
    }
    let given = CHAINS[class.index()].give(first);
    if !given {
        BUDGET.give_back(bytes);
    }
    given
}

/// Takes the chain of a class, of [`CHAIN`] blocks: its first block, or null.
pub(crate) fn take(class: Class) -> *mut Link {
    let first = CHAINS[class.index()].take();
    if !first.is_null() {
        BUDGET.give_back(class.bytes_of(CHAIN));
    }
    first
}
