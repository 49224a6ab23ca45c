//! A heap block. What it is like is known at compile time, so most branches here fold away.

use core::alloc::Layout;

#[cfg(feature = "pool")]
use crate::class::Class;
#[cfg(feature = "pool")]
use crate::pool;
use crate::storage::Heap;

/// Where a block comes from, and goes back to. Two words.
#[derive(Clone, Copy)]
pub(crate) enum Block {
    /// It is none: what would be in it has no size, or is elsewhere.
    None,
    /// The pool.
    #[cfg(feature = "pool")]
    Pooled(Class),
    /// The global allocator. The layout has a size.
    #[cfg_attr(not(feature = "alloc"), allow(dead_code, reason = "there is none"))]
    Global(Layout),
}

impl Block {
    /// The block of an `X`.
    pub(crate) const fn of<X>(heap: Heap) -> Self {
        let layout = Layout::new::<X>();
        if layout.size() == 0 || matches!(heap, Heap::None) {
            return Self::None;
        }
        #[cfg(feature = "pool")]
        if let (Heap::Pool, Some(class)) = (heap, Class::of(layout)) {
            return Self::Pooled(class);
        }
        Self::Global(layout)
    }

    /// Uninitialised memory. Without a block, an address that is aligned to `align`.
    #[inline]
    pub(crate) fn allocate(self, align: usize) -> OwnedBlock {
        let address = match self {
            Self::None => core::ptr::without_provenance_mut(align),
            #[cfg(feature = "pool")]
            Self::Pooled(class) => pool::allocate(class),
            // SAFETY: it has a size.
            Self::Global(layout) => unsafe { allocate_global(layout) },
        };
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
    /// `address` is from [`OwnedBlock::into_address`] of an equal [`Block`], belongs to the caller,
    /// and is not used once this is dropped.
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
        match self.block {
            Block::None => {}
            // SAFETY: `Block::allocate` took it from there, with the same class.
            #[cfg(feature = "pool")]
            Block::Pooled(class) => unsafe { pool::free(class, self.address) },
            // SAFETY: `Block::allocate` took it from there, with the same layout.
            Block::Global(layout) => unsafe { free_global(self.address, layout) },
        }
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
