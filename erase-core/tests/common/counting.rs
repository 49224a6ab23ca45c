//! A global allocator that counts what is alive of what a thread allocated while it was counted.
//!
//! Whether a block counts is written in front of it, so it may be freed anywhere, at any time, also
//! when the thread that made it is gone.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// In front of each block; keeps the alignment that most blocks ask for.
const HEADER: usize = 16;
const COUNTED_MARK: usize = 0x00C0_FFEE;
const OTHER_MARK: usize = 0x0BAD_CAFE;
const FREED_MARK: usize = 0x0DEA_DEAD;

static LIVE: AtomicIsize = AtomicIsize::new(0);
static LIVE_BYTES: AtomicIsize = AtomicIsize::new(0);
static MADE: AtomicUsize = AtomicUsize::new(0);
static FREED_TWICE: AtomicBool = AtomicBool::new(false);

thread_local!(static COUNTED: Cell<bool> = const { Cell::new(false) });

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

/// The layout of a block with its header, and where in it the block begins.
fn with_header(layout: Layout) -> (Layout, usize) {
    let align = layout.align().max(HEADER);
    let outer = Layout::from_size_align(layout.size() + align, align);
    (outer.expect("a layout of a test's size"), align)
}

fn bytes(layout: Layout) -> isize {
    isize::try_from(layout.size()).expect("a layout is no larger")
}

// SAFETY: blocks are the system's, with room in front of them that nobody else knows of; the size
// of that room is a multiple of the alignment.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (outer, offset) = with_header(layout);
        // SAFETY: the outer layout has a size, and `offset` is at least that of a header.
        unsafe {
            let block = System.alloc(outer);
            if block.is_null() {
                return block;
            }
            let counted = COUNTED.get();
            if counted {
                MADE.fetch_add(1, Ordering::SeqCst);
                LIVE.fetch_add(1, Ordering::SeqCst);
                LIVE_BYTES.fetch_add(bytes(layout), Ordering::SeqCst);
            }
            let block = block.add(offset);
            let mark = if counted { COUNTED_MARK } else { OTHER_MARK };
            block.sub(HEADER).cast::<usize>().write(mark);
            block
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let (outer, offset) = with_header(layout);
        // SAFETY: the block is from `alloc`, with the same layout.
        unsafe {
            let mark = block.sub(HEADER).cast::<usize>();
            match mark.replace(FREED_MARK) {
                COUNTED_MARK => {
                    LIVE.fetch_sub(1, Ordering::SeqCst);
                    LIVE_BYTES.fetch_sub(bytes(layout), Ordering::SeqCst);
                }
                OTHER_MARK => {}
                // No panic in an allocator: whoever asks next is told.
                _ => return FREED_TWICE.store(true, Ordering::SeqCst),
            }
            System.dealloc(block.sub(offset), outer);
        }
    }
}

/// Counts what this thread allocates meanwhile, also if that panics.
pub(crate) fn counted<R>(f: impl FnOnce() -> R) -> R {
    set_meanwhile(true, f)
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
    assert!(
        !FREED_TWICE.load(Ordering::SeqCst),
        "a block was freed twice"
    );
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

/// One test at a time: the counts are shared.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}
