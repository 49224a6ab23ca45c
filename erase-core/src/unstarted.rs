//! A call that waits for its first poll: the arguments, and a thunk that has no size.

use core::marker::PhantomData;
use core::ptr::NonNull;
use core::task::{Context, Poll};

use crate::block::{Block, OwnedBlock};
use crate::place::Place;
use crate::slot::{Slot, Vtable};
use crate::start::RawStart;
use crate::storage::Storage;

/// The constants of a call in a slot. `'f` and `M` are those of the thunk's argument.
struct Unstarted<'f, A, H, T, S, M>(PhantomData<(RawStart<'f, 'f, T, S, M>, A, H)>)
where
    S: Storage;

impl<'f, A, H, T, S: Storage, M> Unstarted<'f, A, H, T, S, M>
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const PLACE: Place = Place::of_moved::<A, S>();
    const BLOCK: Block = Block::of::<A>(S::HEAP);
    const VTABLE: *const Vtable<T, S> = &Vtable {
        poll: Self::poll,
        drop: Some(Self::drop),
        state: "unstarted",
    };

    /// Takes the arguments out and makes the call.
    ///
    /// # Safety
    ///
    /// `slot` is valid, pinned, and holds an `A` with the vtable of this type.
    unsafe fn poll(slot: *mut Slot<T, S>, cx: &mut Context<'_>) -> Poll<T> {
        // SAFETY: as the caller warrants. Done first: whatever happens, the arguments are taken.
        let args = unsafe {
            Slot::set_done(slot);
            let args = Self::PLACE.address::<A>(Slot::space(slot));
            let _block = Self::block(args);
            args.read()
        };
        // SAFETY: `store` was given a value of this `Copy` type without a size.
        let thunk = unsafe { NonNull::<H>::dangling().read() };
        // SAFETY: the slot is pinned, this function's alone, and nothing is in it.
        thunk(args, unsafe { RawStart::new(slot, Some(cx)) })
    }

    /// Drops the arguments, and frees their block.
    ///
    /// # Safety
    ///
    /// As for `poll`; the slot is not used again.
    unsafe fn drop(slot: *mut Slot<T, S>) {
        // SAFETY: as the caller warrants.
        unsafe {
            let args = Self::PLACE.address::<A>(Slot::space(slot));
            let _block = Self::block(args);
            args.drop_in_place();
        }
    }

    /// The block of the arguments, if they have one, to be freed.
    ///
    /// # Safety
    ///
    /// `args` is where `store` put them, and the caller takes the block over.
    #[inline]
    unsafe fn block(args: *mut A) -> Option<OwnedBlock> {
        match Self::PLACE {
            // SAFETY: as the caller warrants.
            Place::Block => Some(unsafe { OwnedBlock::from_address(args.cast(), Self::BLOCK) }),
            Place::Inline | Place::Dangling => None,
        }
    }
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
    const { assert!(size_of::<H>() == 0, "the thunk of a call captures nothing") };
    let place = Unstarted::<'f, A, H, T, S, M>::PLACE;
    // SAFETY:
    // - the slot is valid, and its space may be written since nothing is in it;
    // - a block is made for values of type `A` that have a size, else `place` is another.
    unsafe {
        let space = Slot::space(slot);
        if let Place::Block = place {
            let block = Unstarted::<'f, A, H, T, S, M>::BLOCK
                .allocate()
                .into_address();
            space.cast::<*mut ()>().write(block);
            block.cast::<A>().write(args);
        } else {
            place.address::<A>(space).write(args);
        }
        Slot::set(slot, Unstarted::<'f, A, H, T, S, M>::VTABLE);
    }
}
