//! Drops the contents of a slot that is dropped early.
//!
//! A future that is ready at once is dropped where it is polled, by code that knows its type. One
//! function for all types drops the others, and the contents that a panic leaves behind.

use core::fmt;
use core::mem::{self, needs_drop};
use core::ptr;

use crate::storage::{Block, Place};

/// The state of an erased future.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Unstarted,
    Started,
    /// Started, but not polled by the call that built it.
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

/// How to drop the contents of a slot. A slot starts with the address of one of these.
pub(crate) struct Content {
    /// Drops the contents of the slot at this address, which is not used again. `None` if there is nothing
    /// to drop or free.
    ///
    /// Always a pointer to [`drop_content`]: LLVM considers a call through a pointer cheaper than a direct
    /// one, and so inlines the polls of futures that hold an erased one.
    pub(crate) drop: Option<unsafe fn(*mut ())>,
    /// Drops the value at this address, if it needs a drop.
    value: Option<unsafe fn(*mut ())>,
    pub(crate) place: Place,
    /// The offset of the space from the start of the slot, in bytes.
    offset: u8,
    /// For `Debug`.
    pub(crate) state: State,
}

/// Frees a block when this is dropped, also during a panic.
struct FreeOnDrop<'b> {
    block: &'b Block,
    address: *mut (),
}

impl Drop for FreeOnDrop<'_> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the code that makes one of these drops the value before this drop runs.
        unsafe { self.block.free(self.address) };
    }
}

impl Content {
    /// An `X` in its place, in a space at this offset from the start of the slot.
    pub(crate) const fn of<X>(place: Place, offset: u8, state: State) -> Self {
        if !needs_drop::<X>() {
            return Self::empty(place, offset, state);
        }
        // SAFETY: pointers to all sized types have the same ABI, and the function is only called with the
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

    /// A place with nothing to drop.
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

    /// The address of the value in a slot with this content.
    ///
    /// # Safety
    ///
    /// `slot` is valid.
    #[inline]
    pub(crate) unsafe fn address(&self, slot: *mut ()) -> *mut () {
        // SAFETY: `place` requires a readable space that holds the value. The caller's slot is valid and has
        // this content, so its space is `offset` bytes from its start.
        unsafe { self.place.address(slot.byte_add(self.offset as usize)) }
    }

    /// Drops the value and frees its block, even if the drop panics.
    ///
    /// # Safety
    ///
    /// `address` is that of a value with this content, which is not used again.
    #[inline]
    pub(crate) unsafe fn clear(&self, address: *mut ()) {
        // SAFETY: the caller does not use `address` again, so the value is dropped once and its block freed
        // once; `place` knows whether there is a block.
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
    /// Those of `clear`.
    #[inline]
    pub(crate) unsafe fn drop_value(&self, address: *mut ()) {
        if let Some(drop) = self.value {
            // SAFETY: `drop` takes the type that this is the content of. The caller's `address` is that of such
            // a value, which is not used again.
            unsafe { drop(address) };
        }
    }
}

/// Drops the contents of a slot.
///
/// # Safety
///
/// `slot` is valid, starts with the address of its content, and is not used again.
unsafe fn drop_content(slot: *mut ()) {
    // SAFETY: the slot starts with the address of its content, which knows where the value is.
    unsafe {
        let content = &**slot.cast::<*const Content>();
        content.clear(content.address(slot));
    }
}
