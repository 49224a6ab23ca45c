//! The slot: a vtable, and a space that only the vtable understands.

use core::mem::{MaybeUninit, offset_of};
use core::ptr::NonNull;
use core::task::{Context, Poll};

use crate::future::content::{Content, State};
use crate::storage::{Place, Storage};

/// What every erased future consists of. It has no `Drop`: that of its owner names `'a` too.
#[repr(C)]
pub(crate) struct Slot<T, S: Storage> {
    /// That of what is in `space`. Not a reference, which would ask for `T: 'static`.
    vtable: NonNull<Vtable<T, S>>,
    /// As raw bytes: of a move, those that are not padding of `Space` arrive. No reference is made
    /// to it: a future may live there.
    space: MaybeUninit<S::Space>,
}

/// How to go on with what is in a slot.
#[repr(C)]
pub(crate) struct Vtable<T, S: Storage> {
    /// First, for [`Content`] finds itself there.
    pub(crate) content: Content,
    /// Polls what is there. The slot is valid, of this vtable, and pinned.
    pub(crate) poll: unsafe fn(*mut Slot<T, S>, &mut Context<'_>) -> Poll<T>,
}

impl<T, S: Storage> Slot<T, S> {
    /// That of a slot with nothing in it.
    pub(crate) const DONE: NonNull<Vtable<T, S>> = constant(&Vtable {
        content: Content::empty(Place::Inline, Self::SPACE, State::Done),
        poll: poll_done,
    });

    /// Where the space begins.
    pub(crate) const SPACE: u8 = {
        let offset = offset_of!(Self, space);
        assert!(
            offset <= 16,
            "a pointer comes before it, and no space is aligned more strictly"
        );
        #[expect(clippy::cast_possible_truncation, reason = "checked in the line above")]
        {
            offset as u8
        }
    };

    /// A slot with nothing in it. No constant: of that all bytes would be copied.
    #[inline]
    pub(crate) fn empty() -> Self {
        Self {
            vtable: Self::DONE,
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
        // SAFETY: as the caller guarantees; every vtable is a constant. No reference is made to the
        // slot itself: a future may live there.
        unsafe { Self::vtable_ptr(slot).as_ref() }
    }

    /// The address of the vtable.
    ///
    /// # Safety
    ///
    /// `slot` is valid for reads.
    #[inline]
    pub(crate) unsafe fn vtable_ptr(slot: *const Self) -> NonNull<Vtable<T, S>> {
        // SAFETY: as the caller guarantees.
        unsafe { (*slot).vtable }
    }

    /// Says what is in the slot.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and `vtable` right for what is in it, or taken over by the caller.
    #[inline]
    pub(crate) unsafe fn set(slot: *mut Self, vtable: NonNull<Vtable<T, S>>) {
        // SAFETY: as the caller guarantees.
        unsafe { (*slot).vtable = vtable };
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
        // SAFETY: as the caller guarantees. A future that is not in the slot is in a block, or
        // nowhere: nothing is lost with the rest of the space.
        unsafe {
            if S::PINNED.is_some() {
                return slot.read();
            }
            let mut taken = Self::empty();
            taken.vtable = (*slot).vtable;
            let (from, to) = (Self::space(slot), Self::space(&raw mut taken));
            let block = from.cast::<MaybeUninit<*mut ()>>().read_volatile();
            to.cast::<MaybeUninit<*mut ()>>().write(block);
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
        // SAFETY: as the caller guarantees. No reference is made: a future may live there.
        unsafe { (&raw mut (*slot).space).cast() }
    }
}

/// The address of a vtable, of which a reference would ask for `T: 'static`.
pub(crate) const fn constant<V>(vtable: &V) -> NonNull<V> {
    // SAFETY: made from a reference.
    unsafe { NonNull::new_unchecked((&raw const *vtable).cast_mut()) }
}

unsafe fn poll_done<T, S: Storage>(_: *mut Slot<T, S>, _: &mut Context<'_>) -> Poll<T> {
    polled_after_completion()
}

#[cold]
fn polled_after_completion() -> ! {
    panic!("`DynFuture` polled after completion")
}
