//! Blocks from the global allocator.

use core::alloc::Layout;

/// Memory from the global allocator.
///
/// `extern "C"`, as all that is called for a block: none of it unwinds, so that no caller needs a
/// landing pad, of which there would be one or two for each type of future.
///
/// # Safety
///
/// The layout has a size.
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
pub(crate) unsafe extern "C" fn allocate_global(layout: Layout) -> *mut () {
    // SAFETY: `alloc` asks for a layout with a size, which the caller guarantees.
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
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
pub(crate) unsafe extern "C" fn free_global(address: *mut (), layout: Layout) {
    // SAFETY: `dealloc` asks for a block of this allocator and layout, which the caller guarantees.
    unsafe { alloc::alloc::dealloc(address.cast(), layout) }
}
