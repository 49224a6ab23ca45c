//! The place where one thread leaves a chain of blocks, and another takes it over.
//!
//! A chain is given and taken whole, by one atomic operation for tens of blocks. Nobody takes a
//! single block from it, so the usual trouble of lock-free stacks does not arise.

use core::ptr;

use super::atomic::{AtomicPtr, Ordering};

/// How many blocks a chain has: no more than 64 KiB.
pub(crate) const CHAIN: usize = 32;

/// What is written into an unused block. Every block is large enough.
#[repr(C)]
pub(crate) struct Link {
    /// The next block, or null.
    pub(crate) next: *mut Link,
}

/// A place for one chain.
pub(crate) struct Chain {
    /// Its first block, or null.
    pub(crate) first: AtomicPtr<Link>,
}

impl Chain {
    /// Whether no chain is here. Another thread may change that at once.
    pub(crate) fn is_empty(&self) -> bool {
        self.first.load(Ordering::Relaxed).is_null()
    }

    /// Leaves a chain here, unless there is one. The answer says whether that was done; if not, the
    /// chain is still the caller's.
    pub(crate) fn give(&self, first: *mut Link) -> bool {
        // Release: whoever takes the chain sees what is written in its blocks.
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
