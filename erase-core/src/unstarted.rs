//! A call that waits for its first poll: the arguments, and a thunk that has no size.

use core::marker::PhantomData;
use core::mem::needs_drop;
use core::ptr;
use core::task::{Context, Poll};

use crate::block::{Block, OwnedBlock};
use crate::place::{Place, address};
use crate::slot::{Slot, Vtable};
use crate::start::RawStart;
use crate::storage::Storage;

/// The constants of arguments in a slot.
struct Arguments<A, S>(PhantomData<(A, S)>);

impl<A, S: Storage> Arguments<A, S> {
    const IN_BLOCK: bool = Place::of_moved::<A, S>().is_block();
    const INLINE: bool = Place::of_moved::<A, S>().is_inline();
    const BLOCK: Block = Block::of::<A>(S::HEAP);
    /// Whether dropping them does anything.
    const DROP: bool = needs_drop::<A>() || Self::IN_BLOCK;
}

/// The vtable of a call. `'f` and `M` are those of the thunk's argument.
struct Unstarted<'f, A, H, T, S, M>(PhantomData<(RawStart<'f, 'f, T, S, M>, A, H)>)
where
    S: Storage;

impl<'f, A, H, T, S: Storage, M> Unstarted<'f, A, H, T, S, M>
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const VTABLE: *const Vtable<T, S> = &Vtable {
        poll: poll::<A, H, T, S, M>,
        drop: Some(if Arguments::<A, S>::DROP {
            drop::<A, T, S>
        } else {
            drop_nothing::<T, S>
        }),
        state: "unstarted",
    };
}

/// Stores a call.
///
/// # Safety
///
/// - `slot` is valid, the caller's alone, and has nothing in it.
/// - Whoever owns the slot drops what it holds, and is bound by the lifetimes of `A` and `H`.
#[inline]
pub(crate) unsafe fn store<'f, A, H, T, S: Storage, M>(slot: *mut Slot<T, S>, args: A, _thunk: H)
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const {
        assert!(
            size_of::<H>() == 0 && align_of::<H>() == 1,
            "the thunk of a call captures nothing"
        );
    }
    // SAFETY:
    // - the slot is valid, and its space may be written since nothing is in it;
    // - a block is made for an `A` that has a size, else its place is another.
    unsafe {
        if Arguments::<A, S>::IN_BLOCK {
            let block = Arguments::<A, S>::BLOCK.allocate().into_address();
            *(Slot::space(slot) as *mut *mut ()) = block;
        }
        address!(Arguments<A, S>, A, Slot::space(slot)).write(args);
        Slot::set(slot, Unstarted::<'f, A, H, T, S, M>::VTABLE);
    }
}

/// Takes the arguments out and makes the call.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `A`, stored along with an `H`.
unsafe fn poll<'f, A, H, T, S: Storage, M>(slot: *mut Slot<T, S>, cx: &mut Context<'_>) -> Poll<T>
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    // SAFETY:
    // - the slot holds an `A`; done first, so whatever happens, it is taken once;
    // - a thunk was given to `store`, is `Copy`, and has neither size nor alignment, so it may be read
    //   anywhere.
    let (args, thunk) = unsafe {
        Slot::set_done(slot);
        let from = address!(Arguments<A, S>, A, Slot::space(slot));
        let args = from.read();
        if Arguments::<A, S>::IN_BLOCK {
            free(from as *mut (), Arguments::<A, S>::BLOCK);
        }
        (args, *(slot as *const H))
    };
    // SAFETY: the slot is pinned, this function's alone, and nothing is in it.
    thunk(args, unsafe { RawStart::new(slot, Some(cx)) })
}

/// Drops the arguments, and frees their block.
///
/// # Safety
///
/// `slot` is valid, holds an `A`, and is not used again.
unsafe fn drop<A, T, S: Storage>(slot: *mut Slot<T, S>) {
    // SAFETY: as the caller warrants. The block outlives the arguments in it.
    unsafe {
        let args = address!(Arguments<A, S>, A, Slot::space(slot));
        if Arguments::<A, S>::IN_BLOCK {
            let _block = OwnedBlock::from_address(args as *mut (), Arguments::<A, S>::BLOCK);
            ptr::drop_in_place(args);
        } else {
            ptr::drop_in_place(args);
        }
    }
}

/// The same for arguments where that does nothing. One for all of them.
unsafe fn drop_nothing<T, S: Storage>(_: *mut Slot<T, S>) {}

/// Frees the block of arguments that have been taken out.
///
/// # Safety
///
/// As for [`OwnedBlock::from_address`].
#[inline]
unsafe fn free(address: *mut (), block: Block) {
    // SAFETY: as the caller warrants.
    core::mem::drop(unsafe { OwnedBlock::from_address(address, block) });
}
