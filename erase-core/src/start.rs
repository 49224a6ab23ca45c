//! The right, used at most once, to start a future in a given slot.

use core::cell::Cell;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::pin::Pin;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll};

use crate::slot::Head;
use crate::slot::Slot;
use crate::started::{Install, Started, drop_ready};
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

/// What [`Start`] and [`LocalStart`] are: two pointers.
#[must_use = "a place without a future panics when it is polled"]
pub struct RawStart<'p, 'f, T, S: Storage, M> {
    slot: *mut Slot<T, S>,
    /// With the lifetimes of the context erased; it is valid for `'p`.
    cx: Option<NonNull<Context<'static>>>,
    marker: PhantomData<Marker<'p, 'f, M>>,
}

/// Invariant in both lifetimes.
type Marker<'p, 'f, M> = (Cell<&'p ()>, Cell<&'f ()>, M);

impl<'p, T, S: Storage, M> RawStart<'p, '_, T, S, M> {
    /// # Safety
    ///
    /// - `slot` is valid for `'p`, used through this value alone, and has nothing in it.
    /// - Whoever owns it drops what it holds, lives no longer than `'f`, and is `Send` only if `M`
    ///   is [`SendFuture`].
    /// - With a context, the slot is pinned.
    #[inline]
    pub(crate) unsafe fn new(slot: *mut Slot<T, S>, cx: Option<&'p mut Context<'_>>) -> Self {
        Self {
            slot,
            cx: cx.map(|cx| NonNull::from(cx).cast()),
            marker: PhantomData,
        }
    }
}

/// Twice the same, but for one bound. What is in here is compiled for each future type, in every
/// build: it is one function, and calls few.
macro_rules! run {
    ($marker:ty $(, $send:ident)?) => {
        impl<'f, T, S: Storage> RawStart<'_, 'f, T, S, $marker> {
            /// Builds the future where it stays, and polls it there if a poll has made this call.
            #[inline]
            pub fn run<F: Future<Output = T> $(+ $send)? + 'f>(
                self,
                make: impl FnOnce() -> F,
            ) -> Poll<T> {
                // SAFETY:
                // - the slot is valid, as `new` asks for. It is empty, since `self` is consumed, so
                //   its space may be written. Its owner lives no longer than `F: 'f`;
                // - the block is for an `F`. If `make` panics, it is freed, and the slot empty.
                let (future, install) = unsafe {
                    let (future, value);
                    if Started::<F, S>::INLINE {
                        future = Slot::space(self.slot) as *mut F;
                        future.write(make());
                        value = ptr::null_mut();
                    } else {
                        let block = Started::<F, S>::BLOCK.allocate(align_of::<F>());
                        future = block.address() as *mut F;
                        future.write(make());
                        value = block.into_address();
                    }
                    let head = self.slot as *mut Head;
                    let vtable = Started::<F, S>::VTABLE as *const ();
                    (future, Install { head, vtable, value })
                };
                let Some(mut cx) = self.cx else {
                    return Poll::Pending;
                };
                // SAFETY:
                // - with a context, the slot is pinned, and the future with it, or in its block;
                // - the context is valid, and this value's alone; what its lifetime is makes no
                //   difference to code that takes any.
                let output = unsafe { Pin::new_unchecked(&mut *future).poll(cx.as_mut()) };
                if output.is_ready() {
                    mem::forget(install);
                    // SAFETY: it is in its place, and the slot still says that nothing is there.
                    unsafe { drop_ready::<F, S>(future) };
                }
                output
            }
        }
    };
}

run!(SendFuture, Send);
run!(AnyFuture);

impl<T, S: Storage, M> fmt::Debug for RawStart<'_, '_, T, S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start")
            .field("polls", &self.cx.is_some())
            .finish_non_exhaustive()
    }
}
