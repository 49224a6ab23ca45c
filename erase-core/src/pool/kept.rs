//! What a thread keeps: for each class a slot and a list, and how much the lists may take.

use core::cell::Cell;
use core::ptr;

use crate::pool::budget::Budget;
use crate::pool::chain::{CHAIN, Link};
use crate::pool::class::{CLASSES, Class};
use crate::pool::depot;
use crate::pool::global::free_global;

/// How many bytes the lists of a thread have room for at first, and by how many that grows.
const GRANT: usize = 64 << 10;

/// How many grants a thread has at most. The first is its own, the others are of the process.
const GRANTS: usize = 15;

/// What the threads of a process have together, beside their first grants.
static GRANTED: Budget = Budget::new(16 << 20);

// A thread keeps no more than 1 MiB, the block in each slot included; and any chain fits in one grant.
const _: () = {
    let (mut slots, mut index) = (0, 0);
    while let Some(class) = Class::from_index(index) {
        assert!(class.bytes_of(CHAIN) <= GRANT);
        slots += class.bytes();
        index += 1;
    }
    assert!(slots + GRANTS * GRANT <= 1 << 20);
};

/// The slot of a class while nothing may be kept: the thread has kept nothing yet, or is exiting.
/// It is no block, and not null, so that neither path in line needs another check.
pub(crate) const CLOSED: *mut () = ptr::without_provenance_mut(1);

/// What a thread keeps. The stocks are first, as is the slot in each: their addresses take no sum.
#[repr(C)]
pub(crate) struct Pool {
    pub(crate) stocks: [Stock; CLASSES],
    /// How many more bytes the lists take; none if the pool is not open.
    room: Cell<usize>,
    /// How many grants the lists have, those that are used up included.
    grants: Cell<usize>,
    state: Cell<State>,
    /// Registers that [`Pool::close`] is called when the thread exits. The answer says whether it
    /// could.
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
    /// Nothing has been kept or missed on this thread yet.
    New,
    /// Blocks are kept, and freed when the thread exits.
    Open,
    /// Nothing is kept.
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
    /// One that has kept nothing yet.
    pub(crate) const fn new(close_at_exit: fn() -> bool) -> Self {
        Self {
            stocks: [const { Stock::NEW }; CLASSES],
            room: Cell::new(0),
            grants: Cell::new(0),
            state: Cell::new(State::New),
            close_at_exit,
        }
    }

    /// A block from the list; null if there is none.
    #[inline]
    pub(crate) fn pop(&self, class: Class) -> *mut Link {
        let stock = &self.stocks[class.index()];
        let block = stock.list.get();
        if block.is_null() {
            return block;
        }
        // SAFETY: a block in a list is unused, and holds the address of the next one.
        stock.list.set(unsafe { (*block).next });
        stock.count.set(stock.count.get() - 1);
        self.room.set(self.room.get() + class.bytes());
        block
    }

    /// A block of what another thread had too much of, or null; the rest becomes the list, if it has
    /// room. The list is empty.
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
        // SAFETY: the chain is this thread's, and its blocks are unused.
        stock.list.set(unsafe { (*first).next });
        stock.count.set(rest);
        self.room.set(self.room.get() - bytes);
        first
    }

    /// Puts a block into the list. The answer says whether there was room.
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

    /// Offers the first blocks of a list to other threads: as many as a chain has.
    #[cold]
    fn offer(&self, class: Class) {
        if depot::has(class) {
            return;
        }
        let stock = &self.stocks[class.index()];
        let first = stock.list.get();
        let mut last = first;
        // SAFETY: the list has no fewer blocks than a chain, and belongs to this thread.
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

    /// Makes room for one more grant, if there is one. The answer says whether there was.
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

    /// Starts to keep blocks, if the thread can tell when it exits. The answer says whether it can.
    fn open(&self) -> bool {
        // Closed for now: registering a destructor may allocate, and an allocator do anything.
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

    /// Keeps nothing from now on, and frees what was kept.
    pub(crate) fn close(&self) {
        self.state.set(State::Closed);
        self.room.set(0);
        self.free_all(CLOSED);
        GRANTED.give_back(self.grants.replace(0).saturating_sub(1) * GRANT);
    }

    /// Frees what is kept, and gives back the grants.
    pub(crate) fn trim(&self) {
        if self.state.get() != State::Open {
            return;
        }
        self.free_all(ptr::null_mut());
        // An allocator may have made erased calls meanwhile, and some of the room be used again.
        while self.grants.get() > 1 && self.room.get() >= GRANT {
            self.room.set(self.room.get() - GRANT);
            self.grants.set(self.grants.get() - 1);
            GRANTED.give_back(GRANT);
        }
    }

    /// Frees every block, and sets each slot to this.
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
            // SAFETY: the blocks were kept for this class, which has let go of them.
            unsafe {
                if slot.addr() > CLOSED.addr() {
                    free_global(slot, class.layout());
                }
                free_list(class, list);
            }
        }
    }
}

/// Frees blocks that are linked.
///
/// # Safety
///
/// They are of this class, unused, and belong to the caller.
pub(crate) unsafe fn free_list(class: Class, mut list: *mut Link) {
    while !list.is_null() {
        // SAFETY: as the caller guarantees; an unused block holds the address of the next one.
        unsafe {
            let next = (*list).next;
            free_global(list.cast(), class.layout());
            list = next;
        }
    }
}
