//! A heap block. Its properties are known at compile time, so the branches here fold away.

use core::alloc::Layout;

#[cfg(feature = "pool")]
use crate::pool::{self, Class};
use crate::pool::{allocate_global, free_global};
use crate::storage::kinds::Heap;

/// Size, alignment and origin of a block, in eight bytes. The vtable of each future has one.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    size: u32,
    /// The base-2 logarithm of the alignment.
    align: u8,
    #[cfg(feature = "pool")]
    class: Option<Class>,
}

impl Block {
    /// A block of this layout, if there is a heap. It must not be allocated if the layout is zero-sized.
    pub(crate) const fn of(layout: Layout, heap: Heap) -> Option<Self> {
        if matches!(heap, Heap::None) {
            return None;
        }
        assert!(
            layout.size() <= u32::MAX as usize,
            "a future, or the arguments of a call, of more than 4 GiB"
        );
        Some(Self {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "checked in the lines above"
            )]
            size: layout.size() as u32,
            #[expect(
                clippy::cast_possible_truncation,
                reason = "less than the bits of a `usize`"
            )]
            align: layout.align().trailing_zeros() as u8,
            #[cfg(feature = "pool")]
            class: match heap {
                Heap::Pool => Class::of(layout),
                _ => None,
            },
        })
    }

    /// Size and alignment.
    #[inline]
    const fn layout(self) -> Layout {
        // SAFETY: both are from a layout that was given to `of`.
        unsafe { Layout::from_size_align_unchecked(self.size as usize, 1 << self.align) }
    }

    /// Allocates uninitialised memory.
    ///
    /// # Safety
    ///
    /// The layout is not zero-sized.
    #[inline]
    pub(crate) unsafe fn allocate(&self) -> *mut () {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            return pool::allocate(class);
        }
        // SAFETY: `allocate_global` requires a layout that is not zero-sized, as the caller guarantees.
        unsafe { allocate_global(self.layout()) }
    }

    /// Frees the memory.
    ///
    /// # Safety
    ///
    /// The memory is from [`Block::allocate`] of an equal block, and belongs to the caller.
    #[inline]
    pub(crate) unsafe fn free(&self, address: *mut ()) {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            // SAFETY: `allocate` took it from there, with the same class.
            return unsafe { pool::free(class, address) };
        }
        // SAFETY: `allocate` took it from there, with the same layout.
        unsafe { free_global(address, self.layout()) }
    }
}
