//! The right, used at most once, to start a future in a given slot.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::task::Context;

use crate::future::slot::Slot;
use crate::storage::{DefaultStorage, Storage};

/// Determines where the future of a call goes, and whether it is polled at once.
///
/// The implementation of an erased method ends in `run`. The place may be used for `'p`, and the future may
/// live for `'f`, which is invariant, so that a place for `'static` futures takes no others.
pub type Start<'p, 'f, T, S = DefaultStorage> = RawStart<'p, 'f, T, S, SendFuture>;

/// [`Start`] for a future that need not be `Send`.
pub type LocalStart<'p, 'f, T, S = DefaultStorage> = RawStart<'p, 'f, T, S, AnyFuture>;

/// Marks the [`Start`] of a future that is `Send`.
#[derive(Debug)]
pub struct SendFuture;

/// Marks the [`LocalStart`] of any future.
#[derive(Debug)]
pub struct AnyFuture;

/// The futures that a mark allows.
pub trait Takes<F> {}

impl<F: Send> Takes<F> for SendFuture {}
impl<F> Takes<F> for AnyFuture {}

/// The representation of [`Start`] and [`LocalStart`]: two pointers.
#[must_use = "a place without a future panics when it is polled"]
pub struct RawStart<'p, 'f, T, S: Storage, M> {
    /// A reference, not a pointer: it asserts that no block overlaps the slot, so that the compiler can
    /// optimise the first poll of a future together with its construction. It refers to a
    /// `Slot<T, S>`; that type would require `T: 'p`.
    pub(crate) slot: &'p mut Slot<(), S>,
    /// The lifetime in the context is erased: the code that polls accepts any.
    pub(crate) cx: Option<&'p mut Context<'static>>,
    marker: PhantomData<Marker<'p, 'f, T, M>>,
}

/// Invariant in all but the mark.
type Marker<'p, 'f, T, M> = (Cell<&'p ()>, Cell<&'f ()>, *mut T, M);

impl<'p, T, S: Storage, M> RawStart<'p, '_, T, S, M> {
    /// # Safety
    ///
    /// - The slot is valid for `'p`, for this value alone, and empty.
    /// - The slot's owner drops its contents, lives no longer than `'f`, and is `Send` only if `M` is
    ///   [`SendFuture`].
    /// - The slot is pinned.
    #[inline]
    pub(crate) unsafe fn new(slot: *mut Slot<T, S>, cx: &'p mut Context<'_>) -> Self {
        // SAFETY: `without_poll` has the same requirements as this function. All contexts have the same layout, and
        // the code that polls with this one does not choose its lifetime.
        unsafe {
            Self {
                cx: Some(&mut *(&raw mut *cx).cast()),
                ..Self::without_poll(slot)
            }
        }
    }

    /// Starts a future without polling it.
    ///
    /// # Safety
    ///
    /// Those of `new`, but the slot need not be pinned.
    #[inline]
    pub(crate) unsafe fn without_poll(slot: *mut Slot<T, S>) -> Self {
        // SAFETY: the caller's slot is valid for `'p`, for this value alone. Both slot types are a pointer to a
        // vtable and a space of `S`.
        unsafe {
            Self {
                slot: &mut *(slot as *mut Slot<(), S>),
                cx: None,
                marker: PhantomData,
            }
        }
    }
}

impl<T, S: Storage, M> fmt::Debug for RawStart<'_, '_, T, S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start")
            .field("polls", &self.cx.is_some())
            .finish_non_exhaustive()
    }
}
