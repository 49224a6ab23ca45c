//! Where in a space a value of a given type is. All of it is decided at compile time.

use crate::storage::{Heap, Sealed};

/// Where a value is that belongs to an erased future or stream.
#[derive(Clone, Copy, PartialEq, Eq)]
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
                    "this future is too large, or aligned too strictly, to be stored inline, and \
                     there is no heap: set `inline = N` to its size, or turn on feature `alloc`"
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

    /// The address of a value in a space, or in its block.
    ///
    /// # Safety
    ///
    /// - `self` is the place of the value, and `space` is valid for reads.
    /// - At [`Place::Block`], the space holds the address of the block.
    #[inline]
    pub(crate) unsafe fn address<X>(self, space: *mut ()) -> *mut X {
        match self {
            Self::Inline => space.cast(),
            Self::Dangling => core::ptr::dangling_mut(),
            // SAFETY: as the caller warrants; every space is aligned for a pointer.
            Self::Block => unsafe { space.cast::<*mut X>().read() },
        }
    }
}

const fn fits<X, S: Sealed>(bytes: usize) -> bool {
    size_of::<X>() <= bytes && align_of::<X>() <= align_of::<S::Space>()
}
