//! How much memory is in use: as the program counts it, and as the system does.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static MADE: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, and a count of what it has given.
#[derive(Debug)]
pub struct Counting;

// SAFETY: it is the system's allocator, and a count.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(live, Ordering::Relaxed);
        MADE.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as the caller guarantees.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller guarantees.
        unsafe { System.dealloc(block, layout) }
    }
}

/// A look at the memory.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Bytes that are allocated.
    pub live: usize,
    /// The most that ever was, since the last look.
    pub peak: usize,
    /// Allocations since the program began.
    pub made: usize,
    /// Bytes that the system says are resident; `None` where it does not say.
    pub resident: Option<usize>,
}

impl Memory {
    /// Looks, and begins to look for a new peak.
    pub fn now() -> Self {
        let live = LIVE.load(Ordering::Relaxed);
        Self {
            live,
            peak: PEAK.swap(live, Ordering::Relaxed),
            made: MADE.load(Ordering::Relaxed),
            resident: resident(),
        }
    }
}

/// The second number of this file is that of resident pages.
fn resident() -> Option<usize> {
    const PAGE: usize = 4096;
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * PAGE)
}
