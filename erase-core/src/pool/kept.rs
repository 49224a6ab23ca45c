//! The blocks that a thread keeps: a slot and a list for each class, and the limit of the lists.

use core::cell::Cell;
use core::ptr;

use crate::pool::budget::Budget;
use crate::pool::chain::Link;
use crate::pool::class::{CLASSES, Class};
use crate::pool::depot::{self, CHAIN};
use crate::pool::global::free_global;

/// The number of bytes that the lists of a thread may have at first, and by which that grows.
const GRANT: usize = 64 << 10;

/// The maximum number of grants of a thread. The first is its own, the others come from the process.
const GRANTS: usize = 15;

/// The grants that the threads of a process share, beyond their first ones.
static GRANTED: Budget = Budget::new(16 << 20);

// A thread keeps at most 1 MiB, including the block in each slot, and any chain fits in one grant.
const _: () = {
    let (mut slots, mut index) = (0, 0);
    while let Some(class) = Class::from_index(index) {
        assert!(class.bytes_of(CHAIN) <= GRANT);
        slots += class.bytes();
        index += 1;
    }
    assert!(slots + GRANTS * GRANT <= 1 << 20);
};

/// The slot of a class while no block may be kept: the thread has kept none yet, or is exiting.
/// Neither a block nor null, so that neither inlined path needs another check.
pub(crate) const CLOSED: *mut () = ptr::without_provenance_mut(1);

/// The blocks of a thread. The stocks are the first field, and the slot is the first field of a stock, so that
/// their addresses need no addition.
#[repr(C)]
pub(crate) struct Pool {
    pub(crate) stocks: [Stock; CLASSES],
    /// The number of bytes that the lists can still take; 0 if the pool is not open.
    room: Cell<usize>,
    /// The number of grants that the lists have, including used ones.
    grants: Cell<usize>,
    state: Cell<State>,
    /// Registers [`Pool::close`] to run when the thread exits. Returns whether it could.
    close_at_exit: fn() -> bool,
}

/// The blocks of a class.
#[repr(C)]
pub(crate) struct Stock {
    /// A block, null, or `CLOSED`.
    pub(crate) slot: Cell<*mut ()>,
    list: Cell<*mut Link>,
    count: Cell<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// No block has been kept or requested on this thread yet.
    New,
    /// Blocks are kept until the thread exits.
    Open,
    /// No block is kept.
    Closed,
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
    /// A pool that has kept no block yet.
    pub(crate) const fn new(close_at_exit: fn() -> bool) -> Self {
        Self {
            stocks: [const { Stock::NEW }; CLASSES],
            room: Cell::new(0),
            grants: Cell::new(0),
            state: Cell::new(State::New),
            close_at_exit,
        }
    }

    /// Takes a block from the list; null if it is empty.
    #[inline]
    pub(crate) fn pop(&self, class: Class) -> *mut Link {
        let stock = &self.stocks[class.index()];
        let block = stock.list.get();
        if block.is_null() {
            return block;
        }
        // SAFETY: a block in a list is unused, and holds the address of the next block.
        stock.list.set(unsafe { (*block).next });
        stock.count.set(stock.count.get() - 1);
        self.room.set(self.room.get() + class.bytes());
        block
    }

    /// Takes over another thread's surplus: returns one block, or null. The rest becomes the list, which is
    /// empty, if it has room.
    pub(crate) fn pop_chain(&self, class: Class) -> *mut Link {
        let rest = CHAIN - 1;
        let bytes = class.bytes_of(rest);
        let opened = self.state.get() != State::New || self.grow();
        if !opened || !depot::has(class) || self.room.get() < bytes && !self.grow() {
            return ptr::null_mut();
        }
        let first = depot::take(class);
        if first.is_null() {
            return first;
        }
        let stock = &self.stocks[class.index()];
        // SAFETY: this thread owns the chain, and its blocks are unused.
        stock.list.set(unsafe { (*first).next });
        stock.count.set(rest);
        self.room.set(self.room.get() - bytes);
        first
    }

    /// Puts a block into the list. Returns whether there was room.
    ///
    /// # Safety
    ///
    /// The block is of this class, and unused.
    #[inline]
    pub(crate) unsafe fn push(&self, class: Class, block: *mut Link) -> bool {
        if self.room.get() < class.bytes() {
            return false;
        }
        let stock = &self.stocks[class.index()];
        // SAFETY: the block is unused, and large enough.
        unsafe { (*block).next = stock.list.get() };
        stock.list.set(block);
        stock.count.set(stock.count.get() + 1);
        self.room.set(self.room.get() - class.bytes());
        if stock.count.get() % CHAIN == 0 {
            self.offer(class);
        }
        true
    }

    /// Offers the first blocks of a list to other threads, as one chain.
    #[cold]
    fn offer(&self, class: Class) {
        if depot::has(class) {
            return;
        }
        let stock = &self.stocks[class.index()];
        let first = stock.list.get();
        let mut last = first;
        // SAFETY: the list has at least as many blocks as a chain, and belongs to this thread.
        unsafe {
            for _ in 1..CHAIN {
                last = (*last).next;
            }
            let rest = (*last).next;
            (*last).next = ptr::null_mut();
            if !depot::give(class, first) {
                (*last).next = rest;
                return;
            }
            stock.list.set(rest);
        }
        stock.count.set(stock.count.get() - CHAIN);
        self.room.set(self.room.get() + class.bytes_of(CHAIN));
    }

    /// Makes room for one more grant. Returns whether there was one.
    pub(crate) fn grow(&self) -> bool {
        match self.state.get() {
            State::New if !self.open() => return false,
            State::New => {}
            State::Open if self.grants.get() < GRANTS && GRANTED.take(GRANT) => {}
            State::Open | State::Closed => return false,
        }
        self.grants.set(self.grants.get() + 1);
        self.room.set(self.room.get() + GRANT);
        true
    }

    /// Starts to keep blocks, if a destructor can be registered for the thread. Returns whether it can.
    fn open(&self) -> bool {
        // Closed for now: registering a destructor may allocate, and the allocator may make erased calls.
        self.state.set(State::Closed);
        if !(self.close_at_exit)() {
            return false;
        }
        self.state.set(State::Open);
        for stock in &self.stocks {
            stock.slot.set(ptr::null_mut());
        }
        true
    }

    /// Frees all blocks, and keeps none from now on.
    pub(crate) fn close(&self) {
        self.state.set(State::Closed);
        self.room.set(0);
        self.free_all(CLOSED);
        GRANTED.give_back(self.grants.replace(0).saturating_sub(1) * GRANT);
    }

    /// Frees all blocks, and gives back the grants.
    pub(crate) fn trim(&self) {
        if self.state.get() != State::Open {
            return;
        }
        self.free_all(ptr::null_mut());
        // The allocator may have made erased calls meanwhile, which use some of the room again.
        while self.grants.get() > 1 && self.room.get() >= GRANT {
            self.room.set(self.room.get() - GRANT);
            self.grants.set(self.grants.get() - 1);
            GRANTED.give_back(GRANT);
        }
    }

    /// Frees every block, and sets each slot to this value.
    fn free_all(&self, emptied: *mut ()) {
        for (index, stock) in self.stocks.iter().enumerate() {
            let Some(class) = Class::from_index(index) else {
                continue;
            };
            let slot = stock.slot.replace(emptied);
            let list = stock.list.replace(ptr::null_mut());
            let bytes = class.bytes_of(stock.count.replace(0));
            if self.state.get() == State::Open {
                self.room.set(self.room.get() + bytes);
            }
            // SAFETY: the blocks are of this class, and its slot and list no longer refer to them.
            unsafe {
                if slot.addr() > CLOSED.addr() {
                    free_global(slot, class.layout());
                }
                free_list(class, list);
            }
        }
    }
}

/// Frees linked blocks.
///
/// # Safety
///
/// They are of this class, unused, and belong to the caller.
pub(crate) unsafe fn free_list(class: Class, mut list: *mut Link) {
    while !list.is_null() {
        // SAFETY: the caller's blocks are of this class, so they are from the global allocator with its layout.
        // An unused block holds the address of the next one, which is read before the block is freed.
        unsafe {
            let next = (*list).next;
            free_global(list.cast(), class.layout());
            list = next;
        }
    }
}
