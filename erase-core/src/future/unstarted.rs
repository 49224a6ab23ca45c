//! A call before its first poll: the arguments, and a zero-sized thunk.

use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ptr::NonNull;
use core::task::{Context, Poll};

use crate::future::content::{Content, State};
use crate::future::slot::{Slot, Vtable, constant};
use crate::future::start::RawStart;
use crate::storage::Place;
use crate::storage::Storage;

/// The constants of arguments in a slot.
struct Arguments<A, S>(PhantomData<(A, S)>);

impl<A, S: Storage> Arguments<A, S> {
    const PLACE: Place = Place::of_moved::<A, S>();
}

/// The vtable of a call. `'f` and `M` are those of the thunk's argument.
struct Unstarted<'f, A, H, T, S, M>(PhantomData<(RawStart<'f, 'f, T, S, M>, A, H)>)
where
    S: Storage;

impl<'f, A, H, T, S: Storage, M> Unstarted<'f, A, H, T, S, M>
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const VTABLE: NonNull<Vtable<T, S>> = constant(&Vtable {
        content: Content::of::<A>(
            Arguments::<A, S>::PLACE,
            Slot::<T, S>::SPACE,
            State::Unstarted,
        ),
        poll: poll::<A, H, T, S, M>,
    });
}

/// Stores a call.
///
/// # Safety
///
/// - `slot` is valid, exclusive to the caller, and empty.
/// - Its owner drops its contents, and outlives neither `A` nor `H`.
#[inline]
pub(crate) unsafe fn store<'f, A, H, T, S: Storage, M>(
    slot: *mut Slot<T, S>,
    args: ManuallyDrop<A>,
    _thunk: H,
) where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const {
        assert!(
            size_of::<H>() == 0 && align_of::<H>() == 1,
            "the thunk of a call captures nothing"
        );
    }
    // SAFETY: the slot is valid, and its space may be written because it is empty.
    unsafe {
        let address = Arguments::<A, S>::PLACE.prepare(Slot::space(slot));
        (address as *mut ManuallyDrop<A>).write(args);
        Slot::set(slot, Unstarted::<'f, A, H, T, S, M>::VTABLE);
    }
}

/// Takes the arguments out and makes the call.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `A` that was stored with an `H`.
unsafe fn poll<'f, A, H, T, S: Storage, M>(slot: *mut Slot<T, S>, cx: &mut Context<'_>) -> Poll<T>
where
    H: FnOnce(A, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    // SAFETY:
    // - the slot holds an `A`. The slot is emptied first, so the `A` is taken once, whatever happens;
    // - an `H` was given to `store`. It is `Copy`, zero-sized and of alignment 1, so it may be read
    //   anywhere;
    // - the slot is pinned, exclusive to this function, and empty by now.
    unsafe {
        Slot::set(slot, Slot::DONE);
        let address = Arguments::<A, S>::PLACE.address(Slot::space(slot));
        let args = (address as *mut ManuallyDrop<A>).read();
        Arguments::<A, S>::PLACE.free(address);
        let thunk = (slot as *const H).read();
        let start = RawStart::new(slot, cx);
        if !cfg!(debug_assertions) {
            return thunk(ManuallyDrop::into_inner(args), start);
        }
        let output = thunk(ManuallyDrop::into_inner(args), start);
        let vtable = Slot::vtable(slot);
        if output.is_pending() && vtable.content.state == State::PolledLater {
            return (vtable.poll)(slot, cx);
        }
        output
    }
}
