//! A heap block. What it is like is known at compile time, so the branches here fold away.

use core::alloc::Layout;

#[cfg(feature = "pool")]
use crate::pool::{self, Class};
use crate::pool::{allocate_global, free_global};
use crate::storage::kinds::Heap;

/// Size, alignment and origin of a block.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    layout: Layout,
    #[cfg(feature = "pool")]
    class: Option<Class>,
}

impl Block {
    /// A block of this layout, if there is a heap. It is not to be allocated if that has no size.
    pub(crate) const fn of(layout: Layout, heap: Heap) -> Option<Self> {
        if matches!(heap, Heap::None) {
            return None;
        }
        Some(Self {
            layout,
            #[cfg(feature = "pool")]
            class: match heap {
                Heap::Pool => Class::of(layout),
                _ => None,
            },
        })
    }

    /// Uninitialised memory.
    ///
    /// # Safety
    ///
    /// The layout has a size.
    #[inline]
    pub(crate) unsafe fn allocate(self) -> *mut () {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            return pool::allocate(class);
        }
        // SAFETY: as the caller guarantees.
        unsafe { allocate_global(self.layout) }
    }

    /// Memory back to where it is from.
    ///
    /// # Safety
    ///
    /// It is from [`Block::allocate`] of an equal block, and belongs to the caller.
    #[inline]
    pub(crate) unsafe fn free(self, address: *mut ()) {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            // SAFETY: `allocate` took it from there, with the same class.
            return unsafe { pool::free(class, address) };
        }
        // SAFETY: `allocate` took it from there, with the same layout.
        unsafe { free_global(address, self.layout) }
    }
}
