//! A call before its first poll: the arguments, and a zero-sized method.
//!
//! A debug build generates each function here for each method, so there are few.

use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll};

use crate::__private::Held;
use crate::future::content::{Content, State};
use crate::future::slot::{Slot, Vtable, constant};
use crate::future::start::RawStart;
use crate::storage::{Place, Storage};

/// The constants of arguments in a slot.
struct Arguments<A, S>(PhantomData<(A, S)>);

impl<A, S: Storage> Arguments<A, S> {
    const PLACE: Place = Place::of_moved::<A, S>();
}

/// The vtable of a call of an `H`. `X` is its `Start`.
struct Unstarted<R, A, C, H, X>(PhantomData<(R, A, C, H, X)>);

impl<'f, R, A, C: 'f, H, T, S: Storage, M> Unstarted<R, A, C, H, RawStart<'f, 'f, T, S, M>>
where
    H: FnOnce(R, Held<'f, A, C>, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const VTABLE: NonNull<Vtable<T, S>> = constant(&Vtable {
        content: Content::of::<(R, A)>(
            Arguments::<(R, A), S>::PLACE,
            Slot::<T, S>::SPACE,
            State::Unstarted,
        ),
        poll: poll::<R, A, C, H, T, S, M>,
    });
}

/// Stores a call.
///
/// # Safety
///
/// - `slot` is valid, exclusive to the caller, and empty.
/// - Its owner drops its contents, and outlives neither the arguments nor `H`.
#[inline]
pub(crate) unsafe fn store<'f, R, A, C: 'f, H, T, S: Storage, M>(
    slot: *mut Slot<T, S>,
    args: ManuallyDrop<(R, A)>,
    _method: H,
) where
    H: FnOnce(R, Held<'f, A, C>, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    const {
        assert!(
            size_of::<H>() == 0 && align_of::<H>() == 1,
            "the method of a call captures nothing"
        );
    }
    // SAFETY: the slot is valid, and its space may be written because it is empty. A `ManuallyDrop` that is
    // overwritten is not dropped.
    unsafe {
        let address = Arguments::<(R, A), S>::PLACE.prepare(Slot::space(slot));
        *(address as *mut ManuallyDrop<(R, A)>) = args;
        Slot::set(
            slot,
            Unstarted::<R, A, C, H, RawStart<'f, 'f, T, S, M>>::VTABLE,
        );
    }
}

/// Takes the arguments out and makes the call.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds arguments that were stored with an `H`.
unsafe fn poll<'f, R, A, C: 'f, H, T, S: Storage, M>(
    slot: *mut Slot<T, S>,
    cx: &mut Context<'_>,
) -> Poll<T>
where
    H: FnOnce(R, Held<'f, A, C>, RawStart<'_, 'f, T, S, M>) -> Poll<T> + Copy,
{
    // SAFETY:
    // - the slot holds the arguments. It is emptied first, so they are taken once, whatever happens;
    // - an `H` was given to `store`. It is `Copy`, zero-sized and of alignment 1, so it may be read
    //   anywhere;
    // - the slot is pinned, exclusive to this function, and empty by now.
    unsafe {
        Slot::set(slot, Slot::DONE);
        let address = Arguments::<(R, A), S>::PLACE.address(Slot::space(slot));
        let args = ptr::read(address as *const ManuallyDrop<(R, A)>);
        Arguments::<(R, A), S>::PLACE.free(address);
        let method = *(slot as *const H);
        let start = RawStart::new(slot, cx);
        let (this, args) = ManuallyDrop::into_inner(args);
        // No `Held::new`: it would be a function more for each method in a debug build.
        let args = Held {
            args,
            lifetime: PhantomData,
            captured: PhantomData,
        };
        let output = method(this, args, start);
        if cfg!(debug_assertions) && output.is_pending() {
            let vtable = Slot::vtable(slot);
            if vtable.content.state == State::PolledLater {
                return (vtable.poll)(slot, cx);
            }
        }
        output
    }
}
