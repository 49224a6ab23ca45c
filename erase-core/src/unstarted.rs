//! A call that waits for its first poll: the arguments, and a thunk that has no size.

use core::marker::PhantomData;
use core::mem::needs_drop;
use core::task::{Context, Poll};

use crate::block::Block;
use crate::place::{self, Info};
use crate::slot::{Slot, Vtable};
use crate::start::RawStart;
use crate::storage::Storage;

/// The constants of arguments in a slot.
pub(crate) struct Arguments<A, S>(PhantomData<(A, S)>);

impl<A, S: Storage> Arguments<A, S> {
    /// Whether a slot has room for them. Padding does not count: they are moved along with it.
    pub(crate) const FIT: bool =
        size_of::<A>() <= S::KEPT && align_of::<A>() <= align_of::<S::Space>();
    const INFO: Info = Info {
        drop: Some(if needs_drop::<A>() {
            place::dropper::<A>()
        } else {
            drop_nothing
        }),
        inline: true,
        block: Block::None,
        state: "unstarted",
    };
}

/// For arguments that are not dropped. One function for all of them.
unsafe fn drop_nothing(_: *mut ()) {}

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
        info: Arguments::<A, S>::INFO,
    };
}

/// Stores a call.
///
/// # Safety
///
/// - The arguments fit. `slot` is valid, the caller's alone, and has nothing in it.
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
    // SAFETY: the slot is valid, nothing is in it, and it has room for the arguments.
    unsafe {
        (Slot::space(slot) as *mut A).write(args);
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
    // - a thunk was given to `store`, is `Copy`, and has neither size nor alignment, so it may be
    //   read anywhere;
    // - then the slot is pinned, this function's alone, and nothing is in it.
    unsafe {
        Slot::set_done(slot);
        let args = (Slot::space(slot) as *mut A).read();
        let thunk = *(slot as *const H);
        thunk(args, RawStart::new(slot, Some(cx)))
    }
}
