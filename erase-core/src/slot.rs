//! The slot: a vtable, and a space that only the vtable understands.

use core::mem::MaybeUninit;
use core::ptr::NonNull;
use core::task::{Context, Poll};

use crate::storage::Storage;

/// What every erased future consists of. It has no `Drop`: that of its owner names `'a` too.
#[repr(C)]
pub(crate) struct Slot<T, S: Storage> {
    /// That of what is in `space`. Not a reference, which would ask for `T: 'static`.
    vtable: NonNull<Vtable<T, S>>,
    /// As raw bytes: of a move, those that are not padding of `Space` arrive.
    space: MaybeUninit<S::Space>,
}

// SAFETY: a slot is two pointers' worth of bytes that it does nothing with by itself. Whether what
// they stand for may go to another thread is up to its owner, which says so.
unsafe impl<T, S: Storage> Send for Slot<T, S> {}

/// The first two words of a slot, without its types.
#[repr(C)]
pub(crate) struct Head {
    pub(crate) vtable: *const (),
    /// If what is in the slot lives in a block.
    pub(crate) block: MaybeUninit<*mut ()>,
}

/// How to go on with what is in a slot.
pub(crate) struct Vtable<T, S: Storage> {
    /// Polls what is there. The slot is valid, of this vtable, and pinned.
    pub(crate) poll: unsafe fn(*mut Slot<T, S>, &mut Context<'_>) -> Poll<T>,
    /// Drops what is there, and frees its block; the slot then is not used again. `None`: nothing
    /// is there. That, and never the address of a vtable, tells a future that is done.
    pub(crate) drop: Option<unsafe fn(*mut Slot<T, S>)>,
    /// For `Debug`.
    pub(crate) state: &'static str,
}

impl<T, S: Storage> Slot<T, S> {
    const DONE: *const Vtable<T, S> = &Vtable {
        poll: poll_done,
        drop: None,
        state: "done",
    };

    /// A slot with nothing in it.
    #[inline]
    pub(crate) fn done() -> Self {
        Self {
            vtable: non_null(Self::DONE),
            space: MaybeUninit::uninit(),
        }
    }

    /// The vtable.
    ///
    /// # Safety
    ///
    /// `slot` is valid for reads.
    #[inline]
    pub(crate) unsafe fn vtable<'v>(slot: *const Self) -> &'v Vtable<T, S>
    where
        T: 'v,
    {
        // SAFETY: as the caller warrants; every vtable is a constant. No reference is made to the
        // slot itself: a future may live there.
        unsafe { (*slot).vtable.as_ref() }
    }

    /// Marks the slot as one with nothing in it.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and the caller takes over what is in it.
    #[inline]
    pub(crate) unsafe fn set_done(slot: *mut Self) {
        // SAFETY: as the caller warrants.
        unsafe { Self::set(slot, Self::DONE) };
    }

    /// Says what is in the slot.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and `vtable` a constant that is right for what is in it.
    #[inline]
    pub(crate) unsafe fn set(slot: *mut Self, vtable: *const Vtable<T, S>) {
        // SAFETY: as the caller warrants.
        unsafe { (*slot).vtable = non_null(vtable) };
    }

    /// Moves a slot with a future that was built by a call, and is not pinned yet.
    ///
    /// A plain move loads both words of the head at once. They have just been stored one by one,
    /// so that load would wait until both stores have left the store buffer: half the time of an
    /// erased call. The volatile read keeps the loads apart.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and not used again.
    #[inline]
    pub(crate) unsafe fn take_built(slot: *mut Self) -> Self {
        // SAFETY: as the caller warrants. A future that is not in the slot is in a block, or
        // nowhere: nothing is lost with the rest of the space.
        unsafe {
            if S::PINNED.is_some() {
                return slot.read();
            }
            let mut taken = Self::done();
            let (from, to) = (slot.cast::<Head>(), (&raw mut taken).cast::<Head>());
            (*to).vtable = (*from).vtable;
            (*to).block = (&raw const (*from).block).read_volatile();
            taken
        }
    }

    /// The address of the space.
    ///
    /// # Safety
    ///
    /// `slot` is valid.
    #[inline]
    pub(crate) unsafe fn space(slot: *mut Self) -> *mut () {
        // SAFETY: as the caller warrants. No reference is made: a future may live there.
        unsafe { (&raw mut (*slot).space).cast() }
    }
}

#[inline]
fn non_null<T, S: Storage>(vtable: *const Vtable<T, S>) -> NonNull<Vtable<T, S>> {
    // SAFETY: made from a reference in a constant.
    unsafe { NonNull::new_unchecked(vtable.cast_mut()) }
}

unsafe fn poll_done<T, S: Storage>(_: *mut Slot<T, S>, _: &mut Context<'_>) -> Poll<T> {
    polled_after_completion()
}

#[cold]
fn polled_after_completion() -> ! {
    panic!("`DynFuture` polled after completion")
}
