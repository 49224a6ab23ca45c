//! The right, used at most once, to start a future in a given slot.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::task::Context;

use crate::future::slot::Slot;
use crate::storage::{DefaultStorage, Storage};

/// Says where the future of a call goes, and whether it is polled at once.
///
/// The implementation of an erased method ends in `run`. `'p` is how long the
/// place may be used, `'f` how long the future may live; it is invariant, so that a place for
/// `'static` futures takes no others.
pub type Start<'p, 'f, T, S = DefaultStorage> = RawStart<'p, 'f, T, S, SendFuture>;

/// [`Start`] for a future that need not be `Send`.
pub type LocalStart<'p, 'f, T, S = DefaultStorage> = RawStart<'p, 'f, T, S, AnyFuture>;

/// Marks the [`Start`] of a future that is `Send`.
#[derive(Debug)]
pub struct SendFuture;

/// Marks the [`LocalStart`] of any future.
#[derive(Debug)]
pub struct AnyFuture;

/// Which futures a mark stands for.
pub trait Takes<F> {}

impl<F: Send> Takes<F> for SendFuture {}
impl<F> Takes<F> for AnyFuture {}

/// What [`Start`] and [`LocalStart`] are: two pointers.
#[must_use = "a place without a future panics when it is polled"]
pub struct RawStart<'p, 'f, T, S: Storage, M> {
    /// A reference, and no pointer: it says that no block overlaps the slot, so that the compiler
    /// sees through the first poll of a future that it has just seen built. In truth a
    /// `Slot<T, S>`, which would ask for `T: 'p`.
    pub(crate) slot: &'p mut Slot<(), S>,
    /// With the lifetime in the context erased, which makes no difference to code that takes any.
    pub(crate) cx: Option<&'p mut Context<'static>>,
    marker: PhantomData<Marker<'p, 'f, T, M>>,
}

/// Invariant in all but the mark.
type Marker<'p, 'f, T, M> = (Cell<&'p ()>, Cell<&'f ()>, *mut T, M);

impl<'p, T, S: Storage, M> RawStart<'p, '_, T, S, M> {
    /// # Safety
    ///
    /// - The slot is valid for `'p`, for this value alone, and nothing is in it.
    /// - Whoever owns it drops what it holds, lives no longer than `'f`, and is `Send` only if `M`
    ///   is [`SendFuture`].
    /// - The slot is pinned.
    #[inline]
    pub(crate) unsafe fn new(slot: *mut Slot<T, S>, cx: &'p mut Context<'_>) -> Self {
        // SAFETY: `without_poll` asks for what this function asks its caller for. All contexts are alike, and whoever polls with this one
        // does not choose its lifetime.
        unsafe {
            Self {
                cx: Some(&mut *(&raw mut *cx).cast()),
                ..Self::without_poll(slot)
            }
        }
    }

    /// To build a future that is not polled.
    ///
    /// # Safety
    ///
    /// As `new`, but the slot need not be pinned.
    #[inline]
    pub(crate) unsafe fn without_poll(slot: *mut Slot<T, S>) -> Self {
        // SAFETY: the caller's slot is valid for `'p`, and for this value alone. Both slots are a pointer to a vtable and a space of `S`.
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
