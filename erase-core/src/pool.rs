//! Blocks that a thread keeps for its next futures.
//!
//! Per size class there is a slot for one block, which serves a call that ends before the next
//! one begins, and behind it a list. What is in line is the slot alone: seven instructions to take
//! a block out and put it back.

use core::cell::Cell;
use core::ptr;
use std::thread_local;

use crate::block::{allocate_global, free_global};
use crate::class::{CLASSES, Class};

/// How many blocks of a class are kept in its list.
const ROOM: usize = 4096;

/// The slot of a class while nothing may be kept: the thread has kept nothing yet, or is exiting.
/// It is no block, and not null, so that neither path in line needs another check.
const CLOSED: *mut () = ptr::without_provenance_mut(1);

/// The blocks of a class.
struct Shelf {
    /// A block, null, or `CLOSED`.
    slot: Cell<*mut ()>,
    /// A block holds the address of the next one.
    list: Cell<*mut ()>,
    room: Cell<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing has been freed on this thread yet.
    New,
    /// Blocks are kept, and freed when the thread exits.
    Open,
    /// Nothing is kept.
    Closed,
}

thread_local! {
    /// Without a `Drop`, so that an access is an address and no check.
    static SHELVES: [Shelf; CLASSES] = const {
        [const {
            Shelf {
                slot: Cell::new(CLOSED),
                list: Cell::new(ptr::null_mut()),
                room: Cell::new(0),
            }
        }; CLASSES]
    };
    static STATE: Cell<State> = const { Cell::new(State::New) };
    /// Touched once, before the first block is kept.
    static GUARD: CloseAtExit = const { CloseAtExit };
}

struct CloseAtExit;

impl Drop for CloseAtExit {
    fn drop(&mut self) {
        close();
    }
}

/// A block of a class.
#[inline]
pub(crate) fn allocate(class: Class) -> *mut () {
    let taken = SHELVES.try_with(|shelves| {
        let slot = &shelves[class.index()].slot;
        let block = slot.get();
        if block.addr() > CLOSED.addr() {
            slot.set(ptr::null_mut());
        }
        block
    });
    match taken {
        Ok(block) if block.addr() > CLOSED.addr() => block,
        _ => allocate_slow(class),
    }
}

/// Gives a block back.
///
/// # Safety
///
/// It is from [`allocate`], on any thread, with the same class, and unused.
#[inline]
pub(crate) unsafe fn free(class: Class, block: *mut ()) {
    let kept = SHELVES.try_with(|shelves| {
        let slot = &shelves[class.index()].slot;
        let free = slot.get().is_null();
        if free {
            slot.set(block);
        }
        free
    });
    if kept != Ok(true) {
        // SAFETY: as the caller warrants.
        unsafe { free_slow(class, block) };
    }
}

/// A block from the list, or else from the global allocator.
#[cold]
#[inline(never)]
fn allocate_slow(class: Class) -> *mut () {
    let popped = SHELVES.try_with(|shelves| {
        let shelf = &shelves[class.index()];
        let block = shelf.list.get();
        if !block.is_null() {
            // SAFETY: a block in a list is unused, and holds the address of the next one.
            shelf.list.set(unsafe { block.cast::<*mut ()>().read() });
            shelf.room.set(shelf.room.get() + 1);
        }
        block
    });
    match popped {
        Ok(block) if !block.is_null() => block,
        // SAFETY: no class has size zero.
        _ => unsafe { allocate_global(class.layout()) },
    }
}

/// A block to the list, or else to the global allocator.
///
/// # Safety
///
/// As [`free`].
#[cold]
#[inline(never)]
unsafe fn free_slow(class: Class, block: *mut ()) {
    let pushed = SHELVES.try_with(|shelves| {
        let shelf = &shelves[class.index()];
        let room = shelf.room.get();
        if room == 0 {
            return false;
        }
        shelf.room.set(room - 1);
        // SAFETY: the block is unused, and no smaller than a pointer.
        unsafe { block.cast::<*mut ()>().write(shelf.list.get()) };
        shelf.list.set(block);
        true
    });
    if pushed == Ok(true) {
        return;
    }
    if STATE.try_with(Cell::get) == Ok(State::New) && open() {
        // SAFETY: as the caller warrants. Now there is room, and no way back here.
        return unsafe { free_slow(class, block) };
    }
    // SAFETY: as the caller warrants; blocks of a class are from there, with its layout.
    unsafe { free_global(block, class.layout()) };
}

/// Starts to keep blocks, if the thread can tell when it exits.
#[cold]
fn open() -> bool {
    // Closed for now: registering a destructor may allocate, and an allocator may do anything.
    let _ = STATE.try_with(|state| state.set(State::Closed));
    if GUARD.try_with(|_| ()).is_err() {
        return false;
    }
    let _ = STATE.try_with(|state| state.set(State::Open));
    let opened = SHELVES.try_with(|shelves| {
        for shelf in shelves {
            shelf.slot.set(ptr::null_mut());
            shelf.room.set(ROOM);
        }
    });
    opened.is_ok()
}

/// Keeps nothing from now on, and frees what was kept.
fn close() {
    let _ = STATE.try_with(|state| state.set(State::Closed));
    let _ = SHELVES.try_with(|shelves| {
        for (index, shelf) in shelves.iter().enumerate() {
            shelf.room.set(0);
            let slot = shelf.slot.replace(CLOSED);
            let mut list = shelf.list.replace(ptr::null_mut());
            let Some(class) = Class::from_index(index) else {
                continue;
            };
            // SAFETY: the blocks were kept for this class, which has let go of them.
            unsafe {
                if slot.addr() > CLOSED.addr() {
                    free_global(slot, class.layout());
                }
                while !list.is_null() {
                    let next = list.cast::<*mut ()>().read();
                    free_global(list, class.layout());
                    list = next;
                }
            }
        }
    });
}
