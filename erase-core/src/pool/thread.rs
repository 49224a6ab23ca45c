//! Blocks that a thread keeps for its next futures.
//!
//! Per size class there is a slot for one block, which serves a call that ends before the next
//! one begins, and behind it a list. What is in line is the slot alone: seven instructions to take
//! a block out and put it back.

use core::cell::Cell;
use core::ptr;
use std::thread_local;

use crate::pool::class::{CLASSES, Class};
use crate::pool::depot::{self, Link};
use crate::pool::global::{allocate_global, free_global};

/// How many bytes a thread keeps in its lists, except what it takes over from others.
const BYTES: isize = 1 << 20;

/// A list is offered to other threads whenever it has so many blocks, or a multiple.
const SURPLUS: usize = 64;

/// The slot of a class while nothing may be kept: the thread has kept nothing yet, or is exiting.
/// It is no block, and not null, so that neither path in line needs another check.
const CLOSED: *mut () = ptr::without_provenance_mut(1);

/// What a thread keeps.
struct Pool {
    stocks: [Stock; CLASSES],
    /// How many more bytes the lists take; none if the pool is not open.
    room: Cell<isize>,
    state: Cell<State>,
}

/// The blocks of a class.
struct Stock {
    /// A block, null, or `CLOSED`.
    slot: Cell<*mut ()>,
    list: Cell<*mut Link>,
    count: Cell<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing has been kept or missed on this thread yet.
    New,
    /// Blocks are kept, and freed when the thread exits.
    Open,
    /// Nothing is kept.
    Closed,
}

thread_local! {
    /// Without a `Drop`, so that an access is an address and no check.
    static POOL: Pool = const {
        Pool {
            stocks: [const { Stock::NEW }; CLASSES],
            room: Cell::new(0),
            state: Cell::new(State::New),
        }
    };
    /// Touched once, before the first block is kept.
    static GUARD: CloseAtExit = const { CloseAtExit };
}

struct CloseAtExit;

impl Drop for CloseAtExit {
    fn drop(&mut self) {
        let _ = POOL.try_with(Pool::close);
    }
}

/// A block of a class.
#[inline]
pub(crate) fn allocate(class: Class) -> *mut () {
    let taken = POOL.try_with(|pool| {
        let slot = &pool.stocks[class.index()].slot;
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
    let kept = POOL.try_with(|pool| {
        let slot = &pool.stocks[class.index()].slot;
        let free = slot.get().is_null();
        if free {
            slot.set(block);
        }
        free
    });
    if kept != Ok(true) {
        // SAFETY: as the caller guarantees.
        unsafe { free_slow(class, block) };
    }
}

/// A block from the list, or else from the global allocator.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
extern "C" fn allocate_slow(class: Class) -> *mut () {
    match POOL.try_with(|pool| pool.pop(class)) {
        Ok(block) if !block.is_null() => block.cast(),
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
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
unsafe extern "C" fn free_slow(class: Class, block: *mut ()) {
    // SAFETY: as the caller guarantees; blocks of a class are from there, with its layout.
    unsafe {
        if POOL.try_with(|pool| pool.push(class, block.cast())) != Ok(true) {
            free_global(block, class.layout());
        }
    }
}

impl Stock {
    #[allow(
        clippy::declare_interior_mutable_const,
        reason = "repeated, to make an array"
    )]
    const NEW: Self = Self {
        slot: Cell::new(CLOSED),
        list: Cell::new(ptr::null_mut()),
        count: Cell::new(0),
    };
}

impl Pool {
    /// A block from the list; null if there is none.
    #[inline]
    fn pop(&self, class: Class) -> *mut Link {
        let stock = &self.stocks[class.index()];
        let block = stock.list.get();
        if block.is_null() {
            return self.pop_chain(class);
        }
        // SAFETY: a block in a list is unused, and holds the address of the next one.
        stock.list.set(unsafe { (*block).next });
        stock.count.set(stock.count.get() - 1);
        self.room.set(self.room.get() + class.bytes());
        block
    }

    /// A block of what another thread had too much of; the rest becomes the list.
    #[cold]
    fn pop_chain(&self, class: Class) -> *mut Link {
        if self.state.get() != State::Open && !self.open() {
            return ptr::null_mut();
        }
        let Some((first, count)) = depot::take(class) else {
            return ptr::null_mut();
        };
        let stock = &self.stocks[class.index()];
        // SAFETY: the chain is this thread's.
        stock.list.set(unsafe { (*first).next });
        stock.count.set(count - 1);
        self.room.set(self.room.get() - class.bytes_of(count - 1));
        first
    }

    /// Puts a block into the list. The answer says whether there was room.
    ///
    /// # Safety
    ///
    /// The block is of this class, and unused.
    #[inline]
    unsafe fn push(&self, class: Class, block: *mut Link) -> bool {
        if self.room.get() < class.bytes() && !self.open() {
            return false;
        }
        let stock = &self.stocks[class.index()];
        // SAFETY: the block is unused, and large enough.
        unsafe { (*block).next = stock.list.get() };
        stock.list.set(block);
        stock.count.set(stock.count.get() + 1);
        self.room.set(self.room.get() - class.bytes());
        if stock.count.get() % SURPLUS == 0 {
            self.offer(class);
        }
        true
    }

    /// Offers a list to other threads.
    #[cold]
    fn offer(&self, class: Class) {
        let stock = &self.stocks[class.index()];
        let count = stock.count.get();
        // SAFETY: the list has as many blocks, and belongs to this thread.
        if unsafe { depot::give(class, stock.list.get(), count) } {
            stock.list.set(ptr::null_mut());
            stock.count.set(0);
            self.room.set(self.room.get() + class.bytes_of(count));
        }
    }

    /// Starts to keep blocks, the first time, if the thread can tell when it exits. The answer
    /// says whether that has happened just now.
    #[cold]
    fn open(&self) -> bool {
        if self.state.get() != State::New {
            return false;
        }
        // Closed for now: registering a destructor may allocate, and an allocator do anything.
        self.state.set(State::Closed);
        if GUARD.try_with(|_| ()).is_err() {
            return false;
        }
        self.state.set(State::Open);
        self.room.set(BYTES);
        for stock in &self.stocks {
            stock.slot.set(ptr::null_mut());
        }
        true
    }

    /// Keeps nothing from now on, and frees what was kept.
    fn close(&self) {
        self.state.set(State::Closed);
        self.room.set(0);
        for (index, stock) in self.stocks.iter().enumerate() {
            let Some(class) = Class::from_index(index) else {
                continue;
            };
            let slot = stock.slot.replace(CLOSED);
            let mut list = stock.list.replace(ptr::null_mut());
            stock.count.set(0);
            // SAFETY: the blocks were kept for this class, which has let go of them.
            unsafe {
                if slot.addr() > CLOSED.addr() {
                    free_global(slot, class.layout());
                }
                while !list.is_null() {
                    let next = (*list).next;
                    free_global(list.cast(), class.layout());
                    list = next;
                }
            }
        }
    }
}
