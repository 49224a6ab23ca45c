//! A heap block. What it is like is known at compile time, so the branches here fold away.

use core::alloc::Layout;

#[cfg(feature = "pool")]
use crate::class::Class;
#[cfg(feature = "pool")]
use crate::pool;
use crate::storage::Heap;

/// Size, alignment and origin of a block.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    layout: Layout,
    #[cfg(feature = "pool")]
    class: Option<Class>,
}

impl Block {
    /// The block of an `X`. It is not to be allocated if that has no size.
    pub(crate) const fn of<X>(heap: Heap) -> Self {
        let layout = Layout::new::<X>();
        #[cfg(not(feature = "pool"))]
        let _ = heap;
        Self {
            layout,
            #[cfg(feature = "pool")]
            class: match heap {
                Heap::Pool => Class::of(layout),
                _ => None,
            },
        }
    }

    /// Uninitialised memory, freed when dropped.
    ///
    /// # Safety
    ///
    /// The layout has a size.
    #[inline]
    pub(crate) unsafe fn allocate(self) -> OwnedBlock {
        #[cfg(feature = "pool")]
        if let Some(class) = self.class {
            return OwnedBlock {
                address: pool::allocate(class),
                block: self,
            };
        }
        // SAFETY: as the caller warrants.
        let address = unsafe { allocate_global(self.layout) };
        OwnedBlock {
            address,
            block: self,
        }
    }
}

/// A block that is freed when this is dropped, which may well be while a panic unwinds.
pub(crate) struct OwnedBlock {
    address: *mut (),
    block: Block,
}

impl OwnedBlock {
    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// `address` is from [`OwnedBlock::into_address`] of an equal [`Block`], and belongs to the
    /// caller.
    #[inline]
    pub(crate) unsafe fn from_address(address: *mut (), block: Block) -> Self {
        Self { address, block }
    }

    /// The memory.
    #[inline]
    pub(crate) fn address(&self) -> *mut () {
        self.address
    }

    /// The memory, which is no longer freed by itself.
    #[inline]
    pub(crate) fn into_address(self) -> *mut () {
        let address = self.address;
        core::mem::forget(self);
        address
    }
}

impl Drop for OwnedBlock {
    #[inline]
    fn drop(&mut self) {
        #[cfg(feature = "pool")]
        if let Some(class) = self.block.class {
            // SAFETY: `Block::allocate` took it from there, with the same class.
            return unsafe { pool::free(class, self.address) };
        }
        // SAFETY: `Block::allocate` took it from there, with the same layout.
        unsafe { free_global(self.address, self.block.layout) }
    }
}

/// Memory from the global allocator.
///
/// # Safety
///
/// The layout has a size.
#[cfg(feature = "alloc")]
pub(crate) unsafe fn allocate_global(layout: Layout) -> *mut () {
    // SAFETY: as the caller warrants.
    let address = unsafe { alloc::alloc::alloc(layout) }.cast::<()>();
    if address.is_null() {
        alloc::alloc::handle_alloc_error(layout);
    }
    address
}

/// Memory back to the global allocator.
///
/// # Safety
///
/// It is from [`allocate_global`] with the same layout, and unused.
#[cfg(feature = "alloc")]
pub(crate) unsafe fn free_global(address: *mut (), layout: Layout) {
    // SAFETY: as the caller warrants.
    unsafe { alloc::alloc::dealloc(address.cast(), layout) }
}

#[cfg(not(feature = "alloc"))]
unsafe fn allocate_global(_: Layout) -> *mut () {
    unreachable!("`place` lets nothing into a block without `alloc`")
}

#[cfg(not(feature = "alloc"))]
unsafe fn free_global(_: *mut (), _: Layout) {
    unreachable!("`place` lets nothing into a block without `alloc`")
}
