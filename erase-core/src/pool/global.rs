//! Blocks from the global allocator.

use core::alloc::Layout;

/// Memory from the global allocator.
///
/// `extern "C"`, like every function that handles a block: they do not unwind, so that no caller needs a
/// landing pad. There would be one or two for each type of future.
///
/// # Safety
///
/// The layout is not zero-sized.
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
pub(crate) unsafe extern "C" fn allocate_global(layout: Layout) -> *mut () {
    // SAFETY: `alloc` requires a layout that is not zero-sized, as the caller guarantees.
    let address = unsafe { alloc::alloc::alloc(layout) }.cast::<()>();
    if address.is_null() {
        alloc::alloc::handle_alloc_error(layout);
    }
    address
}

/// Returns memory to the global allocator.
///
/// # Safety
///
/// The memory is from [`allocate_global`] with the same layout, and unused.
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
pub(crate) unsafe extern "C" fn free_global(address: *mut (), layout: Layout) {
    // SAFETY: `dealloc` requires a block of this allocator and layout, as the caller guarantees.
    unsafe { alloc::alloc::dealloc(address.cast(), layout) }
}
