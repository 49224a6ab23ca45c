//! The erased futures.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::future::slot::Slot;
use crate::future::start::{LocalStart, Start};
use crate::future::{started, unstarted};
use crate::storage::{DefaultStorage, Movable, Storage};

/// A slot that owns what is in it.
///
/// This type has the `Drop`, and mentions `'a` and `T`, so that both must be alive when it runs.
#[repr(transparent)]
struct Owned<'a, T, S: Storage> {
    /// As `Box<dyn Future + 'a>`: covariant in `'a`, and neither `Send` nor `Sync`. First, so that
    /// rustc names this type, and none that is in the slot, where one must be `Send` and is not.
    marker: PhantomData<(&'a mut (), *mut ())>,
    slot: Slot<T, S>,
}

impl<T, S: Storage> Owned<'_, T, S> {
    /// A slot with nothing in it.
    #[inline]
    fn empty() -> Self {
        Self {
            slot: Slot::empty(),
            marker: PhantomData,
        }
    }

    /// Moves one that a call has filled.
    #[inline]
    fn built(self) -> Self {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: it is valid, and what is in it is not used or dropped there again.
        let slot = unsafe { Slot::take_built(&raw mut this.slot) };
        Self {
            slot,
            marker: PhantomData,
        }
    }

    /// # Safety
    ///
    /// `this` is valid and pinned, if it is not `Unpin`.
    #[inline]
    unsafe fn poll(this: *mut Self, cx: &mut Context<'_>) -> Poll<T> {
        // SAFETY: as the caller guarantees.
        unsafe {
            let slot = &raw mut (*this).slot;
            (Slot::vtable(slot).poll)(slot, cx)
        }
    }
}

impl<T, S: Storage> Drop for Owned<'_, T, S> {
    #[inline]
    fn drop(&mut self) {
        let slot = &raw mut self.slot;
        // SAFETY: the vtable is that of what is in the slot, which is not used again.
        unsafe {
            if let Some(drop) = Slot::vtable(slot).content.drop {
                drop(slot.cast());
            }
        }
    }
}

macro_rules! erased_future {
    ($(#[$doc:meta])* $name:ident, $start:ident, [$($send:tt)*]) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<'a, T, S: Storage = DefaultStorage>(Owned<'a, T, S>);

        impl<'a, T> $name<'a, T> {
            /// Erases a future, in the default storage.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use erase_core::", stringify!($name), ";")]
            ///
            /// let text = String::from("three");
            #[doc = concat!("let length = ", stringify!($name), "::new(async { text.len() });")]
            /// assert_eq!(futures::executor::block_on(length), 5);
            /// ```
            #[inline]
            pub fn new<F>(future: F) -> Self
            where
                F: Future<Output = T> $($send)* + 'a,
            {
                let mut this = Owned::empty();
                // SAFETY: as in `with_storage`.
                unsafe { started::put(&raw mut this.slot, &raw const future) };
                mem::forget(future);
                Self(this.built())
            }
        }

        impl<'a, T, S: Storage> $name<'a, T, S> {
            /// Erases a future, in the storage that the type says.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use erase_core::{Inline, ", stringify!($name), "};")]
            ///
            #[doc = concat!(
                "let small = ", stringify!($name), "::<'_, _, Inline<16>>::with_storage(async { 7 });"
            )]
            /// assert_eq!(futures::executor::block_on(small), 7);
            /// ```
            #[inline]
            pub fn with_storage<F>(future: F) -> Self
            where
                F: Future<Output = T> $($send)* + 'a,
            {
                let mut this = Owned::empty();
                // SAFETY: the slot is empty, its owner lives no longer than the future, and is as `Send`;
                // the future is forgotten.
                unsafe { started::put(&raw mut this.slot, &raw const future) };
                mem::forget(future);
                Self(this.built())
            }

            /// Keeps a call until the first poll, which makes it, in place.
            ///
            /// The thunk outlives `'a`: it has no size, but it might hold a proof without one that
            /// something is alive.
            #[doc(hidden)]
            #[inline]
            pub fn lazy<A, H>(args: A, thunk: H) -> Self
            where
                A: 'a $($send)*,
                H: FnOnce(A, $start<'_, 'a, T, S>) -> Poll<T> + Copy + 'a $($send)*,
            {
                // Nothing below unwinds before they are in their place.
                let args = ManuallyDrop::new(args);
                let mut this = ManuallyDrop::new(Owned::empty());
                // SAFETY: the slot's owner is no more than the slot. That is empty, and its owner
                // outlives neither `A` nor `H`. Its type is as `Send` as theirs, and as the
                // futures that the thunk's `Start` takes.
                unsafe { unstarted::store((&raw mut this).cast(), args, thunk) };
                Self(ManuallyDrop::into_inner(this))
            }

            /// Makes a call, in place, and does not poll its future.
            ///
            /// Without a future the result is as if it had been polled to its end.
            #[doc(hidden)]
            #[inline]
            pub fn eager(build: impl FnOnce($start<'_, 'a, T, S>) -> Poll<T>) -> Self {
                let mut this = Owned::empty();
                // SAFETY: the slot is empty, not touched until `build` has returned, not pinned,
                // and there is no context. Its owner outlives no future that this `Start` takes,
                // and is as `Send` as they are.
                let _ = build(unsafe { $start::without_poll(&raw mut this.slot) });
                Self(this.built())
            }

            /// Moves the erased future into a box of the standard kind.
            ///
            /// It is not built again: the box holds the erased future as it is.
            ///
            /// # Examples
            ///
            /// ```
            /// use std::pin::Pin;
            #[doc = concat!("use erase_core::", stringify!($name), ";")]
            ///
            #[doc = concat!("let seven = ", stringify!($name), "::new(async { 7 });")]
            /// let boxed: Pin<Box<dyn Future<Output = u32>>> = seven.boxed();
            /// assert_eq!(futures::executor::block_on(boxed), 7);
            /// ```
            #[cfg(feature = "alloc")]
            pub fn boxed(self) -> Pin<Box<dyn Future<Output = T> $($send)* + 'a>>
            where
                T: 'a,
            {
                Box::pin(self)
            }
        }

        impl<T, S: Movable> Unpin for $name<'_, T, S> {}

        impl<T, S: Storage> Future for $name<'_, T, S> {
            type Output = T;

            #[inline]
            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
                // SAFETY: nothing is moved out of it.
                unsafe { Owned::poll(&raw mut self.get_unchecked_mut().0, cx) }
            }
        }

        impl<T, S: Storage> fmt::Debug for $name<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // SAFETY: the slot is valid.
                let state = unsafe { Slot::vtable(&raw const self.0.slot) }.content.state;
                f.debug_tuple(stringify!($name)).field(&format_args!("{state}")).finish()
            }
        }
    };
}

erased_future! {
    /// An erased future that is `Send`: what an `async fn` of `dyn Trait` returns.
    ///
    /// With the default storage it has 32 bytes and is `Unpin`, so it goes wherever a
    /// `Pin<Box<dyn Future + Send>>` goes. It is one of three things, and `Debug` says which:
    ///
    /// - *unstarted*: the call and its arguments; the first poll builds the future in its final
    ///   place and polls it there;
    /// - *started*: a future, in the heap block or the bytes that `S` provides;
    /// - *done*: nothing. The future is dropped, and its block freed, as soon as it is ready.
    ///
    /// # Examples
    ///
    /// It has a name, so it can be kept:
    ///
    /// ```
    /// use erase_core::DynFuture;
    ///
    /// struct Job<'a> {
    ///     title: &'a str,
    ///     work: DynFuture<'a, usize>,
    /// }
    ///
    /// let title = String::from("count");
    /// let job = Job { title: &title, work: DynFuture::new(async { title.len() }) };
    /// assert_eq!(job.title, "count");
    /// assert_eq!(futures::executor::block_on(job.work), 5);
    /// ```
    ///
    /// # Panics
    ///
    /// When it is polled again after it was ready. A panic of the future's own leaves it as
    /// `Pin<Box<dyn Future>>` would.
    DynFuture, Start, [+ Send]
}

erased_future! {
    /// An erased future that need not be `Send`; otherwise as [`DynFuture`].
    ///
    /// # Examples
    ///
    /// ```
    /// use erase_core::{DynFuture, LocalDynFuture};
    /// use std::rc::Rc;
    ///
    /// let shared = Rc::new(7);
    /// let local = LocalDynFuture::new(async move { *shared });
    /// assert_eq!(futures::executor::block_on(local), 7);
    ///
    /// // One that is `Send` is welcome, too.
    /// let local: LocalDynFuture<'_, u32> = DynFuture::new(async { 7 }).into();
    /// assert_eq!(futures::executor::block_on(local), 7);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`DynFuture`].
    LocalDynFuture, LocalStart, []
}

// SAFETY: `lazy` and `eager` of this type let in only arguments, thunks and futures that are
// `Send`. A `T` is never in it.
unsafe impl<T, S: Storage> Send for DynFuture<'_, T, S> {}

impl<'a, T, S: Storage> From<DynFuture<'a, T, S>> for LocalDynFuture<'a, T, S> {
    #[inline]
    fn from(future: DynFuture<'a, T, S>) -> Self {
        Self(future.0)
    }
}
