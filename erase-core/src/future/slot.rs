//! The slot: a vtable, and a space whose contents only the vtable knows.

use core::mem::{MaybeUninit, offset_of};
use core::ptr::NonNull;
use core::task::{Context, Poll};

use crate::future::content::{Content, State};
use crate::storage::{Place, Storage};

/// The representation of every erased future. It has no `Drop`: its owner has one, which also names `'a`.
#[repr(C)]
pub(crate) struct Slot<T, S: Storage> {
    /// The vtable of the contents of `space`. Not a reference, which would require `T: 'static`.
    vtable: NonNull<Vtable<T, S>>,
    /// Raw bytes: a move copies all but the padding of `Space`. No reference is made to it, because a
    /// future may live there.
    space: MaybeUninit<S::Space>,
}

// SAFETY: a slot is bytes without a `Drop`, and all access to its contents is unsafe. Whether they may be sent
// or shared is up to its owner, which says so itself: one error for one reason.
unsafe impl<T, S: Storage> Send for Slot<T, S> {}
// SAFETY: as above.
unsafe impl<T, S: Storage> Sync for Slot<T, S> {}

/// The vtable of a slot's contents.
#[repr(C)]
pub(crate) struct Vtable<T, S: Storage> {
    /// The first field, because [`Content`] finds itself at the vtable's address.
    pub(crate) content: Content,
    /// Polls the contents. The slot is valid, of this vtable, and pinned.
    pub(crate) poll: unsafe fn(*mut Slot<T, S>, &mut Context<'_>) -> Poll<T>,
}

impl<T, S: Storage> Slot<T, S> {
    /// The vtable of an empty slot.
    pub(crate) const DONE: NonNull<Vtable<T, S>> = constant(&Vtable {
        content: Content::empty(Place::Inline, Self::SPACE, State::Done),
        poll: poll_done,
    });

    /// The offset of the space.
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

    /// An empty slot. Not a constant, because all bytes of a constant would be copied.
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
        // SAFETY: the caller's slot is readable, and every vtable is a constant, so valid for any `'v`. No
        // reference is made to the slot itself, because a future may live there.
        unsafe { Self::vtable_ptr(slot).as_ref() }
    }

    /// The address of the vtable.
    ///
    /// # Safety
    ///
    /// `slot` is valid for reads.
    #[inline]
    pub(crate) unsafe fn vtable_ptr(slot: *const Self) -> NonNull<Vtable<T, S>> {
        // SAFETY: the caller's slot is valid for reads.
        unsafe { (*slot).vtable }
    }

    /// Sets the vtable.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and `vtable` fits its contents, unless the caller takes those over.
    #[inline]
    pub(crate) unsafe fn set(slot: *mut Self, vtable: NonNull<Vtable<T, S>>) {
        // SAFETY: the caller's slot is valid for writes, and a `NonNull` need not be dropped.
        unsafe { (*slot).vtable = vtable };
    }

    /// Moves a slot with a future that a call has built, and that is not pinned yet.
    ///
    /// A plain move loads both words of the head at once. They have just been stored one by one, so that
    /// load would wait until both stores have left the store buffer, which takes half the time of an
    /// erased call. The volatile read keeps the loads apart.
    ///
    /// # Safety
    ///
    /// `slot` is valid, and not used again.
    #[inline]
    pub(crate) unsafe fn take_built(slot: *mut Self) -> Self {
        // SAFETY: the caller's slot is valid, and not used after this read. A future that is not in the slot is
        // in a block or zero-sized, so the rest of the space holds nothing.
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
        // SAFETY: the field of a valid slot is in bounds. No reference is made, because a future may live there.
        unsafe { (&raw mut (*slot).space).cast() }
    }
}

/// The address of a vtable. A reference would require `T: 'static`.
pub(crate) const fn constant<V>(vtable: &V) -> NonNull<V> {
    // SAFETY: `new_unchecked` requires a pointer that is not null: a reference is not.
    unsafe { NonNull::new_unchecked((&raw const *vtable).cast_mut()) }
}

unsafe fn poll_done<T, S: Storage>(_: *mut Slot<T, S>, _: &mut Context<'_>) -> Poll<T> {
    polled_after_completion()
}

#[cold]
fn polled_after_completion() -> ! {
    panic!("`DynFuture` polled after completion")
}
