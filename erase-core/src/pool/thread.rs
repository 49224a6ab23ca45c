//! Blocks that a thread keeps for its next futures.
//!
//! Each size class has a slot for one block, which serves a call that ends before the next one begins,
//! and a list behind it. Only the slot is inlined: seven instructions to take a block and put it back.

use core::ptr;
use std::thread_local;

use crate::pool::class::{CLASSES, Class};
use crate::pool::depot;
use crate::pool::global::{allocate_global, free_global};
use crate::pool::kept::{CLOSED, Pool, free_list};

thread_local! {
    /// Has no `Drop`, so that an access needs no check.
    static POOL: Pool = const { Pool::new(close_at_exit) };
    /// Accessed once, before the first block is kept.
    static GUARD: CloseAtExit = const { CloseAtExit };
}

struct CloseAtExit;

impl Drop for CloseAtExit {
    fn drop(&mut self) {
        let _ = POOL.try_with(Pool::close);
    }
}

/// Allocates a block of a class.
#[inline]
pub(crate) fn allocate(class: Class) -> *mut () {
    let taken = POOL.try_with(|pool| {
        let slot = &pool.stocks[class.index()].slot;
        let block = slot.get();
        if block.addr() > CLOSED.addr() {
            slot.set(ptr::null_mut());
        }
        block
    });
    match taken {
        Ok(block) if block.addr() > CLOSED.addr() => block,
        _ => allocate_slow(class),
    }
}

/// Frees a block.
///
/// # Safety
///
/// The block is from [`allocate`], on any thread, with the same class, and unused.
#[inline]
pub(crate) unsafe fn free(class: Class, block: *mut ()) {
    let kept = POOL.try_with(|pool| {
        let slot = &pool.stocks[class.index()].slot;
        let free = slot.get().is_null();
        if free {
            slot.set(block);
        }
        free
    });
    if kept != Ok(true) {
        // SAFETY: `free_slow` requires an unused block of this class, as the caller guarantees.
        unsafe { free_slow(class, block) };
    }
}

/// Takes a block from the list, or else from the global allocator.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
extern "C" fn allocate_slow(class: Class) -> *mut () {
    match POOL.try_with(|pool| pool.pop(class)) {
        Ok(block) if !block.is_null() => block.cast(),
        _ => allocate_new(class),
    }
}

/// Takes a surplus block of another thread, or else one from the global allocator.
///
/// A separate function, in tail position, so that its caller saves no registers.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
extern "C" fn allocate_new(class: Class) -> *mut () {
    match POOL.try_with(|pool| pool.pop_chain(class)) {
        Ok(block) if !block.is_null() => block.cast(),
        // SAFETY: every class has a size above zero.
        _ => unsafe { allocate_global(class.layout()) },
    }
}

/// Gives a block to the list, or else to the global allocator.
///
/// # Safety
///
/// Those of [`free`].
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
unsafe extern "C" fn free_slow(class: Class, block: *mut ()) {
    // SAFETY: `push` and `free_surplus` require an unused block of this class. The caller's is one, and it is
    // still unused if `push` has no room for it.
    unsafe {
        if POOL.try_with(|pool| pool.push(class, block.cast())) != Ok(true) {
            free_surplus(class, block);
        }
    }
}

/// Gives a block to the list, if that may grow, or else to the global allocator.
///
/// # Safety
///
/// Those of [`free`].
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
unsafe extern "C" fn free_surplus(class: Class, block: *mut ()) {
    // SAFETY: `push` requires an unused block of this class, as the caller guarantees. `free_global` requires
    // a block of the global allocator with this layout: all blocks of the class are that.
    unsafe {
        let pushed = |pool: &Pool| pool.grow() && pool.push(class, block.cast());
        if POOL.try_with(pushed) != Ok(true) {
            free_global(block, class.layout());
        }
    }
}

/// Registers the pool to be closed when the thread exits. Returns whether that is possible.
fn close_at_exit() -> bool {
    GUARD.try_with(|_| ()).is_ok()
}

/// Frees the blocks that this thread keeps, and the chains that all threads share.
pub(crate) fn trim() {
    let _ = POOL.try_with(Pool::trim);
    for class in (0..CLASSES).filter_map(Class::from_index) {
        // SAFETY: this thread owns the chain that it has taken, which is of this class.
        unsafe { free_list(class, depot::take(class)) };
    }
}
