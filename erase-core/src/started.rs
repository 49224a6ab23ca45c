//! A future in its place: how it gets there, is polled, and leaves.

use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::pin::Pin;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll};

use crate::block::{Block, OwnedBlock};
use crate::place::{Place, address};
use crate::slot::{Head, Slot, Vtable};
use crate::storage::Storage;

/// The constants of a future type in a slot.
struct Started<F, S>(PhantomData<(F, S)>);

impl<F: Future, S: Storage> Started<F, S> {
    const IN_BLOCK: bool = Place::of_pinned::<F, S>().is_block();
    const INLINE: bool = Place::of_pinned::<F, S>().is_inline();
    const BLOCK: Block = Block::of::<F>(S::HEAP);
    const VTABLE: *const Vtable<F::Output, S> = &Vtable {
        poll: poll::<F, S>,
        drop: Some(drop::<F, S>),
        state: "started",
    };
}

/// Builds the future of `make` where it stays, and polls it there if there is a context.
///
/// # Safety
///
/// - `slot` is valid, the caller's alone until this returns, and has nothing in it.
/// - Whoever owns the slot drops what it holds, and is bound by the lifetimes of `F`.
/// - A context is valid, and the caller's alone. With one, the slot is pinned.
#[inline]
pub(crate) unsafe fn start<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: Option<NonNull<Context<'static>>>,
    make: impl FnOnce() -> F,
) -> Poll<F::Output> {
    // SAFETY:
    // - the slot is valid, and its space may be written since nothing is in it;
    // - a block is made for an `F` that has a size, else its place is another;
    // - if `make` panics the slot still is as it was, and the block is freed.
    let (future, install) = unsafe {
        let (future, block);
        if Started::<F, S>::IN_BLOCK {
            let owned = Started::<F, S>::BLOCK.allocate();
            (owned.address() as *mut F).write(make());
            block = owned.into_address();
            future = block as *mut F;
        } else {
            future = address!(Started<F, S>, F, Slot::space(slot));
            future.write(make());
            block = ptr::null_mut();
        }
        let vtable = Started::<F, S>::VTABLE as *const ();
        (
            future,
            Install {
                slot: slot as *mut Head,
                vtable,
                block,
            },
        )
    };
    match cx {
        // SAFETY: the future is in its place, pinned, and the slot says that nothing is. The
        // context is valid; its lifetime makes no difference to code that takes any.
        Some(mut cx) => unsafe { advance::<F, S>(future, install, cx.as_mut()) },
        None => Poll::Pending,
    }
}

/// Says, when it is dropped, what is in a slot: also if a poll has panicked.
///
/// While a future is polled the slot says that nothing is in it. So a panic of the future's drop
/// cannot make it be dropped again; and before the first poll nothing is written that might be the
/// future's own state, so that the compiler sees through that poll.
struct Install {
    slot: *mut Head,
    vtable: *const (),
    /// Null if it is none, or in its place already.
    block: *mut (),
}

impl Drop for Install {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the slot is valid, and the vtable right, as whoever made this warrants; a slot is
        // `repr(C)`, and its space starts with the block if there is one.
        unsafe {
            (*self.slot).vtable = self.vtable;
            if !self.block.is_null() {
                (*self.slot).block.write(self.block);
            }
        }
    }
}

/// Polls a future. When it is ready, drops it at once, and leaves the slot done.
///
/// Inline always: out of line at its two callers it costs a call 28 instructions of 75.
///
/// # Safety
///
/// - `future` is in the place of its type, pinned, and nothing else refers to it.
/// - `install` is for its slot, which says that nothing is in it.
#[expect(clippy::inline_always, reason = "measured: see above")]
#[inline(always)]
unsafe fn advance<F: Future, S: Storage>(
    future: *mut F,
    install: Install,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    // SAFETY: it is pinned: until it is dropped it stays in a block, or in a slot that is pinned,
    // or it has no size, and an address that depends on its type alone.
    let output = unsafe { Pin::new_unchecked(&mut *future) }.poll(cx);
    if output.is_ready() {
        mem::forget(install);
        // SAFETY: it is in its place, and not used again, for the slot says that nothing is there.
        unsafe { drop_at::<F, S>(future) };
    }
    output
}

/// Polls the future in a slot.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `F`.
unsafe fn poll<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    let install = Install {
        slot: slot as *mut Head,
        vtable: Started::<F, S>::VTABLE as *const (),
        block: ptr::null_mut(),
    };
    // SAFETY: as the caller warrants.
    unsafe {
        Slot::set_done(slot);
        advance::<F, S>(address!(Started<F, S>, F, Slot::space(slot)), install, cx)
    }
}

/// Drops the future.
///
/// # Safety
///
/// `slot` is valid, holds an `F`, and is not used again.
unsafe fn drop<F: Future, S: Storage>(slot: *mut Slot<F::Output, S>) {
    // SAFETY: as the caller warrants.
    unsafe { drop_at::<F, S>(address!(Started<F, S>, F, Slot::space(slot))) };
}

/// Drops a future in its place, and frees its block, also when that panics.
///
/// # Safety
///
/// `future` is in the place of its type, and nothing refers to it any more.
#[inline]
unsafe fn drop_at<F: Future, S: Storage>(future: *mut F) {
    // SAFETY: the block is the one that `start` made. It outlives the future in it.
    unsafe {
        if Started::<F, S>::IN_BLOCK {
            let _block = OwnedBlock::from_address(future as *mut (), Started::<F, S>::BLOCK);
            ptr::drop_in_place(future);
        } else {
            ptr::drop_in_place(future);
        }
    }
}
