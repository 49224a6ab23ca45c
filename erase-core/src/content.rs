//! What has to be done with what is in a slot if it is dropped before it is done.
//!
//! A future that is ready is dropped where it is polled, by code that knows its type. This is the
//! way of all others, and of what a panic leaves behind: one function for all types.

use core::ptr;

use crate::block::{Block, OwnedBlock};
use crate::place::{self, Place};

/// How to drop what is in a slot. A slot starts with the address of one of these.
pub(crate) struct Content {
    /// Drops what is in the slot at this address, which then is not used again. `None`: there is
    /// nothing to drop or to free.
    ///
    /// A pointer to [`drop_content`], always: LLVM takes a call through a pointer for cheaper than
    /// one by name, and so inlines the polls of the futures that hold an erased one.
    pub(crate) drop: Option<unsafe fn(*mut ())>,
    value: unsafe fn(*mut ()),
    at: At,
}

/// Where a value is.
enum At {
    /// In the slot, so many bytes behind its start.
    Slot(usize),
    /// It has no size; an address for its alignment.
    Anywhere(usize),
    /// In a block, whose address is in the slot, so many bytes behind its start.
    Block(usize, &'static Block),
}

impl Content {
    pub(crate) const NOTHING: Self = Self {
        drop: None,
        value: drop_nothing,
        at: At::Anywhere(1),
    };

    /// An `X` in its place. The space of the slot, or the address of the block, is so many bytes
    /// behind the start of the slot.
    pub(crate) const fn of<X>(place: Place, offset: usize, block: &'static Block) -> Self {
        let at = match place {
            Place::Inline => At::Slot(offset),
            Place::Dangling => At::Anywhere(align_of::<X>()),
            Place::Block => At::Block(offset, block),
        };
        Self::new(drop_value::<X>, at)
    }

    /// A block with nothing in it.
    pub(crate) const fn block(offset: usize, block: &'static Block) -> Self {
        Self::new(drop_nothing, At::Block(offset, block))
    }

    const fn new(value: unsafe fn(*mut ()), at: At) -> Self {
        Self {
            drop: Some(drop_content),
            value,
            at,
        }
    }
}

/// Drops the value in a slot, and frees its block, also if that panics.
///
/// # Safety
///
/// `slot` is valid, starts with the address of the content that it has, and is not used again.
unsafe fn drop_content(slot: *mut ()) {
    // SAFETY: the value is where its content says, and the address of its block as well.
    unsafe {
        let content = &**slot.cast::<*const Content>();
        match content.at {
            At::Slot(offset) => (content.value)(slot.byte_add(offset)),
            At::Anywhere(address) => (content.value)(ptr::without_provenance_mut(address)),
            At::Block(offset, block) => {
                let address = place::block(slot.byte_add(offset));
                let _block = OwnedBlock::from_address(address, block);
                (content.value)(address);
            }
        }
    }
}

/// # Safety
///
/// `at` is the address of an `X` that is not used again.
unsafe fn drop_value<X>(at: *mut ()) {
    // SAFETY: as the caller warrants.
    unsafe { ptr::drop_in_place(at as *mut X) };
}

unsafe fn drop_nothing(_: *mut ()) {}
