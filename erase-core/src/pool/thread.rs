//! Blocks that a thread keeps for its next futures.
//!
//! Per size class there is a slot for one block, which serves a call that ends before the next
//! one begins, and behind it a list. What is in line is the slot alone: seven instructions to take
//! a block out and put it back.

use core::ptr;
use std::thread_local;

use crate::pool::class::{CLASSES, Class};
use crate::pool::depot;
use crate::pool::global::{allocate_global, free_global};
use crate::pool::kept::{CLOSED, Pool, free_list};

thread_local! {
    /// Without a `Drop`, so that an access is an address and no check.
    static POOL: Pool = const { Pool::new(close_at_exit) };
    /// Touched once, before the first block is kept.
    static GUARD: CloseAtExit = const { CloseAtExit };
}

struct CloseAtExit;

impl Drop for CloseAtExit {
    fn drop(&mut self) {
        let _ = POOL.try_with(Pool::close);
    }
}

/// A block of a class.
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

/// Gives a block back.
///
/// # Safety
///
/// It is from [`allocate`], on any thread, with the same class, and unused.
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
        // SAFETY: as the caller guarantees.
        unsafe { free_slow(class, block) };
    }
}

/// A block from the list, or else from the global allocator.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
extern "C" fn allocate_slow(class: Class) -> *mut () {
    match POOL.try_with(|pool| pool.pop(class)) {
        Ok(block) if !block.is_null() => block.cast(),
        _ => allocate_new(class),
    }
}

/// A block that another thread had too much of, or else from the global allocator.
///
/// A function of its own, and called last, so that the one above saves no registers.
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
extern "C" fn allocate_new(class: Class) -> *mut () {
    match POOL.try_with(|pool| pool.pop_chain(class)) {
        Ok(block) if !block.is_null() => block.cast(),
        // SAFETY: no class has size zero.
        _ => unsafe { allocate_global(class.layout()) },
    }
}

/// A block to the list, or else to the global allocator.
///
/// # Safety
///
/// As [`free`].
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
unsafe extern "C" fn free_slow(class: Class, block: *mut ()) {
    // SAFETY: as the caller guarantees.
    unsafe {
        if POOL.try_with(|pool| pool.push(class, block.cast())) != Ok(true) {
            free_surplus(class, block);
        }
    }
}

/// A block to the list, if that may grow, or else to the global allocator.
///
/// # Safety
///
/// As [`free`].
#[cold]
#[inline(never)]
#[allow(improper_ctypes_definitions, reason = "it is never called from C")]
unsafe extern "C" fn free_surplus(class: Class, block: *mut ()) {
    // SAFETY: as the caller guarantees; blocks of a class are from there, with its layout.
    unsafe {
        let pushed = |pool: &Pool| pool.grow() && pool.push(class, block.cast());
        if POOL.try_with(pushed) != Ok(true) {
            free_global(block, class.layout());
        }
    }
}

/// Has the pool closed when the thread exits. The answer says whether that can be had.
fn close_at_exit() -> bool {
    GUARD.try_with(|_| ()).is_ok()
}

/// Frees what this thread keeps, and what all threads share.
pub(crate) fn trim() {
    let _ = POOL.try_with(Pool::trim);
    for class in (0..CLASSES).filter_map(Class::from_index) {
        // SAFETY: a chain that was taken is the taker's, and of this class.
        unsafe { free_list(class, depot::take(class)) };
    }
}
