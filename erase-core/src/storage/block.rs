//! A heap block. What it is like is known at compile time, so the branches here fold away.

use core::alloc::Layout;

#[cfg(feature = "pool")]
use crate::pool::{self, Class};
use crate::pool::{allocate_global, free_global};
use crate::storage::kinds::Heap;

/// Size, alignment and origin of a block, in eight bytes: each future's vtable has one.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    size: u32,
    /// The exponent of the alignment, which is a power of two.
    align: u8,
    #[cfg(feature = "pool")]
    class: Option<Class>,
}

impl Block {
    /// A block of this layout, if there is a heap. It is not to be allocated if that has no size.
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
        // SAFETY: both are of a layout that was given to `of`.
        unsafe { Layout::from_size_align_unchecked(self.size as usize, 1 << self.align) }
    }

    /// Uninitialised memory.
    ///
    /// # Safety
    ///
    /// The layout has a size.
    #[inline]
    pub(crate) unsafe fn allocate(&self) -> *mut () {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            return pool::allocate(class);
        }
        // SAFETY: as the caller guarantees.
        unsafe { allocate_global(self.layout()) }
    }

    /// Memory back to where it is from.
    ///
    /// # Safety
    ///
    /// It is from [`Block::allocate`] of an equal block, and belongs to the caller.
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
