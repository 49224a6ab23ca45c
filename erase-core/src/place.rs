//! Where a value is that belongs to an erased future or stream, decided at compile time.
//!
//! It is in the space of the erased type itself, or the space has its address. Code branches on
//! constants of type `bool`: rustc then does not even generate what only the other branch calls.

use crate::block::{Block, OwnedBlock};
use crate::storage::{Heap, Sealed};
use crate::too_large::Message;

/// Whether a pinned value is in the space itself.
pub(crate) const fn inline<X, S: Sealed>() -> bool {
    if let Some(bytes) = S::PINNED {
        if size_of::<X>() <= bytes && align_of::<X>() <= align_of::<S::Space>() {
            return true;
        }
    }
    assert!(
        size_of::<X>() == 0 || !matches!(S::HEAP, Heap::None),
        "{}",
        Message::about(size_of::<X>()).as_str()
    );
    false
}

/// The block of a value, which is none if it is in the space, or has no size.
pub(crate) const fn block<X, S: Sealed>(inline: bool) -> Block {
    if inline {
        Block::None
    } else {
        Block::of::<X>(S::HEAP)
    }
}

/// What a vtable says of the value that it is for, whatever the value's type.
pub(crate) struct Info {
    /// Drops the value. `None`: there is none. That, and never the address of a vtable, tells a
    /// future that is done.
    pub(crate) drop: Option<unsafe fn(*mut ())>,
    /// Whether it is in the space itself.
    pub(crate) inline: bool,
    /// To be freed after it.
    pub(crate) block: Block,
    /// For `Debug`.
    pub(crate) state: &'static str,
}

/// Drops the value that a space has, if there is one, and frees its block, also when that panics.
///
/// One function for all types: this is not the way that a call takes which is polled to its end at
/// once.
///
/// # Safety
///
/// `info` is of the vtable for what `space` has, which is not used again.
pub(crate) unsafe fn drop_in_space(space: *mut (), info: &Info) {
    let Some(drop) = info.drop else { return };
    // SAFETY: as the caller warrants. The block outlives the value in it.
    unsafe {
        let value = if info.inline {
            space
        } else {
            *(space as *mut *mut ())
        };
        let _block = OwnedBlock::from_address(value, info.block);
        drop(value);
    }
}

/// For an [`Info`]: drops an `X`.
pub(crate) const fn dropper<X>() -> unsafe fn(*mut ()) {
    // SAFETY: thin pointers of all types are the same in a call, so says the documentation of
    // function pointers. Whoever calls it knows that it is about an `X`.
    unsafe {
        core::mem::transmute::<unsafe fn(*mut X), unsafe fn(*mut ())>(core::ptr::drop_in_place::<X>)
    }
}
