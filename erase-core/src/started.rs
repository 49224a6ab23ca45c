//! A future in its place: how it gets there, is polled, and leaves.

use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll};

use crate::block::{Block, OwnedBlock};
use crate::place::Place;
use crate::slot::{Head, Slot, Vtable};
use crate::storage::Storage;

/// The constants of a future type in a slot.
struct Started<F, S>(PhantomData<(F, S)>);

impl<F: Future, S: Storage> Started<F, S> {
    const PLACE: Place = Place::of_pinned::<F, S>();
    const BLOCK: Block = Block::of::<F>(S::HEAP);
    const VTABLE: *const Vtable<F::Output, S> = &Vtable {
        poll: poll::<F, S>,
        drop: Some(drop::<F, S>),
        state: "started",
    };
}

/// Builds the future of `make` where it stays, and polls it there if there is a context.
///
/// The slot says what is in it only afterwards, if then: between building and polling nothing is
/// written that might be the future's own state, so the compiler sees through the first poll.
///
/// # Safety
///
/// - `slot` is valid, the caller's alone until this returns, and has nothing in it.
/// - Whoever owns the slot drops what it holds, and is bound by the lifetimes of `F`.
/// - With a context, the slot is pinned.
#[inline]
pub(crate) unsafe fn start<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: Option<&mut Context<'_>>,
    make: impl FnOnce() -> F,
) -> Poll<F::Output> {
    let place = Started::<F, S>::PLACE;
    // SAFETY:
    // - the slot is valid, and its space may be written since nothing is in it;
    // - a block is made for values of type `F` that have a size, else `place` is another;
    // - if `make` panics the slot still is as it was, and the block is freed.
    let (future, block) = unsafe {
        if let Place::Block = place {
            let block = Started::<F, S>::BLOCK.allocate();
            block.address().cast::<F>().write(make());
            let block = block.into_address();
            (block.cast::<F>(), block)
        } else {
            let future = place.address::<F>(Slot::space(slot));
            future.write(make());
            (future, ptr::null_mut())
        }
    };
    let install = Install {
        slot: slot.cast(),
        vtable: Started::<F, S>::VTABLE.cast(),
        block,
    };
    let Some(cx) = cx else { return Poll::Pending };
    // SAFETY: as in `poll`.
    let output = unsafe { Pin::new_unchecked(&mut *future) }.poll(cx);
    if output.is_ready() {
        mem::forget(install);
        // SAFETY: it is in its place, and the slot still says that nothing is.
        unsafe { drop_at::<F, S>(future) };
    }
    output
}

/// Says, when it is dropped, what is in a slot: also if the first poll has panicked.
struct Install {
    slot: *mut Head,
    vtable: *const (),
    /// Null if there is none.
    block: *mut (),
}

impl Drop for Install {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: `start` warrants that the slot is valid, and the vtable right; a slot is
        // `repr(C)`, and its space starts with the block if there is one.
        unsafe {
            (*self.slot).vtable = self.vtable;
            if !self.block.is_null() {
                (*self.slot).block.write(self.block);
            }
        }
    }
}

/// Polls the future. When it is ready, drops it at once and leaves the slot done.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `F`.
unsafe fn poll<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    // SAFETY: the slot holds an `F`. It stays in its place until it is dropped: it is in a block,
    // or the slot is pinned, or it has no size and an address that depends on its type alone.
    let future = unsafe { Started::<F, S>::PLACE.address::<F>(Slot::space(slot)) };
    // SAFETY: as above; nothing else refers to it while the slot is borrowed.
    let output = unsafe { Pin::new_unchecked(&mut *future) }.poll(cx);
    if output.is_ready() {
        // SAFETY: done first, so that a panic of its drop cannot make it be dropped again.
        unsafe {
            Slot::set_done(slot);
            drop_at::<F, S>(future);
        }
    }
    output
}

/// Drops the future.
///
/// # Safety
///
/// `slot` is valid, holds an `F`, and is not used again.
unsafe fn drop<F: Future, S: Storage>(slot: *mut Slot<F::Output, S>) {
    // SAFETY: as the caller warrants.
    unsafe { drop_at::<F, S>(Started::<F, S>::PLACE.address::<F>(Slot::space(slot))) };
}

/// Drops a future in its place, and frees its block, also when that panics.
///
/// # Safety
///
/// `future` is in the place of its type, and nothing refers to it any more.
#[inline]
unsafe fn drop_at<F: Future, S: Storage>(future: *mut F) {
    let block = Started::<F, S>::BLOCK;
    let _block = match Started::<F, S>::PLACE {
        // SAFETY: it is the one that `start` made.
        Place::Block => Some(unsafe { OwnedBlock::from_address(future.cast(), block) }),
        Place::Inline | Place::Dangling => None,
    };
    // SAFETY: as the caller warrants.
    unsafe { future.drop_in_place() };
}
