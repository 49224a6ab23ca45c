//! What has to be done with what is in a slot if it is dropped before it is done.
//!
//! A future that is ready at once is dropped where it is polled, by code that knows its type. This
//! is the way of all others, and of what a panic leaves behind: one function for all types.

use core::fmt;
use core::mem::{self, needs_drop};
use core::ptr;

use crate::storage::{Block, Place};

/// What an erased future is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Unstarted,
    Started,
    /// Started, and not polled by the call that has built it.
    PolledLater,
    Done,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unstarted => "unstarted",
            Self::Started | Self::PolledLater => "started",
            Self::Done => "done",
        })
    }
}

/// How to drop what is in a slot. A slot starts with the address of one of these.
pub(crate) struct Content {
    /// Drops what is in the slot at this address, which then is not used again. `None`: there is
    /// nothing to drop or to free.
    ///
    /// A pointer to [`drop_content`], always: LLVM takes a call through a pointer for cheaper than
    /// one by name, and so inlines the polls of the futures that hold an erased one.
    pub(crate) drop: Option<unsafe fn(*mut ())>,
    /// Drops the value at this address, if that has to be done.
    value: Option<unsafe fn(*mut ())>,
    pub(crate) place: Place,
    /// The space is so many bytes behind the start of the slot.
    offset: u8,
    /// For `Debug`.
    pub(crate) state: State,
}

/// Frees a block when this is dropped, which may well be while a panic unwinds.
struct FreeOnDrop<'b> {
    block: &'b Block,
    address: *mut (),
}

impl Drop for FreeOnDrop<'_> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: whoever makes one of these drops the value meanwhile.
        unsafe { self.block.free(self.address) };
    }
}

impl Content {
    /// An `X` in its place, with the space so many bytes behind the start of the slot.
    pub(crate) const fn of<X>(place: Place, offset: u8, state: State) -> Self {
        if !needs_drop::<X>() {
            return Self::empty(place, offset, state);
        }
        // SAFETY: pointers to all types with a size are passed alike. It is only called with the
        // address of an `X`.
        let value = unsafe {
            mem::transmute::<unsafe fn(*mut X), unsafe fn(*mut ())>(ptr::drop_in_place::<X>)
        };
        Self {
            drop: Some(drop_content),
            value: Some(value),
            place,
            offset,
            state,
        }
    }

    /// A place with nothing in it that has to be dropped.
    pub(crate) const fn empty(place: Place, offset: u8, state: State) -> Self {
        Self {
            drop: match place {
                Place::Block(_) => Some(drop_content),
                Place::Inline | Place::Dangling(_) => None,
            },
            value: None,
            place,
            offset,
            state,
        }
    }

    /// Where the value is in a slot with this content.
    ///
    /// # Safety
    ///
    /// `slot` is valid.
    #[inline]
    pub(crate) unsafe fn address(&self, slot: *mut ()) -> *mut () {
        // SAFETY: as the caller guarantees.
        unsafe { self.place.address(slot.byte_add(self.offset as usize)) }
    }

    /// Drops the value, and frees its block, also if that panics.
    ///
    /// # Safety
    ///
    /// `address` is that of the value of which this is the content, and which is not used again.
    #[inline]
    pub(crate) unsafe fn clear(&self, address: *mut ()) {
        // SAFETY: as the caller guarantees.
        unsafe {
            if let Place::Block(block) = &self.place {
                let _block = FreeOnDrop { block, address };
                self.drop_value(address);
            } else {
                self.drop_value(address);
            }
        }
    }

    /// Drops the value.
    ///
    /// # Safety
    ///
    /// As for `clear`.
    #[inline]
    pub(crate) unsafe fn drop_value(&self, address: *mut ()) {
        if let Some(drop) = self.value {
            // SAFETY: as the caller guarantees.
            unsafe { drop(address) };
        }
    }
}

/// Drops what is in a slot.
///
/// # Safety
///
/// `slot` is valid, starts with the address of the content that it has, and is not used again.
unsafe fn drop_content(slot: *mut ()) {
    // SAFETY: the value is where its content says.
    unsafe {
        let content = &**slot.cast::<*const Content>();
        content.clear(content.address(slot));
    }
}
