//! What one thread has too much of, another takes over: a chain of blocks for each class.
//!
//! Futures that are started on one thread and finish on another would else always be allocated
//! here and freed there, which is what an allocator does worst.

use core::ptr;
use core::sync::atomic::AtomicPtr;

use crate::pool::budget::Budget;
use crate::pool::chain::{CHAIN, Chain, Link};
use crate::pool::class::{CLASSES, Class};

/// How many bytes are kept here at most.
const BYTES: usize = 1 << 20;

static CHAINS: [Chain; CLASSES] = [const {
    Chain {
        first: AtomicPtr::new(ptr::null_mut()),
    }
}; CLASSES];
static BUDGET: Budget = Budget::new(BYTES);

/// Whether there is a chain of this class. Another thread may change that at once.
pub(crate) fn has(class: Class) -> bool {
    !CHAINS[class.index()].is_empty()
}

/// Gives a chain to whichever thread needs it. If that is refused, the chain stays the caller's.
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
