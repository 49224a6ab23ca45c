//! A place where one thread leaves a chain of blocks for another.
//!
//! A chain is given and taken as a whole, by one atomic operation for tens of blocks. No thread takes a
//! single block from it, so it does not have the ABA problem of lock-free stacks.

use core::ptr;

use super::atomic::{AtomicPtr, Ordering};

/// The contents of an unused block. Every block is large enough.
#[repr(C)]
pub(crate) struct Link {
    /// The next block, or null.
    pub(crate) next: *mut Link,
}

/// A place for one chain.
pub(crate) struct Chain {
    /// The first block of the chain, or null.
    pub(crate) first: AtomicPtr<Link>,
}

impl Chain {
    /// Whether the place is empty. Another thread may change that at any time.
    pub(crate) fn is_empty(&self) -> bool {
        self.first.load(Ordering::Relaxed).is_null()
    }

    /// Leaves a chain here, unless there is one already. Returns whether it did; if not, the caller still
    /// owns the chain.
    pub(crate) fn give(&self, first: *mut Link) -> bool {
        // Release: the thread that takes the chain sees the contents of its blocks.
        let (release, relaxed) = (Ordering::Release, Ordering::Relaxed);
        let given = self
            .first
            .compare_exchange(ptr::null_mut(), first, release, relaxed);
        given.is_ok()
    }

    /// Takes the chain: its first block, or null.
    pub(crate) fn take(&self) -> *mut Link {
        if self.is_empty() {
            return ptr::null_mut();
        }
        // Acquire: see `give`.
        self.first.swap(ptr::null_mut(), Ordering::Acquire)
    }
}
