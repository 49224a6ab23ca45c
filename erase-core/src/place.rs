//! Where in a space a value of a given type is. All of it is decided at compile time.

use crate::storage::{Heap, Sealed};
use crate::too_large::Message;

/// Where a value is that belongs to an erased future or stream.
///
/// Code branches on [`Place::is_block`] and [`Place::is_inline`] in constants: rustc then does not
/// even generate the functions that only the other branch calls.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// In the space itself.
    Inline,
    /// It has no size, so any address will do; one that does not move with the space.
    Dangling,
    /// In a heap block, whose address is in the space.
    Block,
}

impl Place {
    /// The place of a pinned value.
    pub(crate) const fn of_pinned<X, S: Sealed>() -> Self {
        match S::PINNED {
            Some(bytes) if fits::<X, S>(bytes) => Self::Inline,
            _ if size_of::<X>() == 0 => Self::Dangling,
            _ => {
                assert!(
                    !matches!(S::HEAP, Heap::None),
                    "{}",
                    Message::about(size_of::<X>()).as_str()
                );
                Self::Block
            }
        }
    }

    /// The place of a value that moves along with the space: the arguments of a call.
    pub(crate) const fn of_moved<X, S: Sealed>() -> Self {
        if fits::<X, S>(S::KEPT) {
            return Self::Inline;
        }
        if size_of::<X>() == 0 {
            return Self::Dangling;
        }
        assert!(
            !matches!(S::HEAP, Heap::None),
            "the arguments of this method are too large, or aligned too strictly, to be stored \
             inline, and there is no heap: set `inline = N` to their size, or turn on feature \
             `alloc`"
        );
        Self::Block
    }

    /// Whether the value is in a block.
    pub(crate) const fn is_block(self) -> bool {
        matches!(self, Self::Block)
    }

    /// Whether the value is in the space itself.
    pub(crate) const fn is_inline(self) -> bool {
        matches!(self, Self::Inline)
    }
}

const fn fits<X, S: Sealed>(bytes: usize) -> bool {
    size_of::<X>() <= bytes && align_of::<X>() <= align_of::<S::Space>()
}

/// The address of a value of type `$value` in a space, or in its block.
///
/// `$consts` has the constants `IN_BLOCK` and `INLINE`, from its [`Place`]. To be expanded where
/// `$space` may be read, and holds the address of the block if there is one. A macro, for as a
/// function it would be one more for every type of future.
macro_rules! address {
    ($consts:ty, $value:ty, $space:expr) => {{
        let space: *mut () = $space;
        if <$consts>::IN_BLOCK {
            $crate::place::block(space) as *mut $value
        } else if <$consts>::INLINE {
            space as *mut $value
        } else {
            core::ptr::without_provenance_mut::<()>(align_of::<$value>()) as *mut $value
        }
    }};
}

/// The address of the block in a space.
///
/// # Safety
///
/// The space may be read, and holds it.
#[inline]
pub(crate) unsafe fn block(space: *mut ()) -> *mut () {
    // SAFETY: as the caller warrants.
    unsafe { *(space as *mut *mut ()) }
}

pub(crate) use address;
