//! The erased futures.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::pin::Pin;
use core::task::{Context, Poll};

use crate::__private::Held;
use crate::future::slot::Slot;
use crate::future::start::{LocalStart, Start};
use crate::future::{started, unstarted};
use crate::storage::{DefaultStorage, Movable, Storage};

/// A slot that owns its contents.
///
/// This type implements `Drop`, and names `'a` and `T`, so that both must be alive when it is dropped.
#[repr(transparent)]
struct Owned<'a, T, S: Storage> {
    /// Covariant in `'a`, and neither `Send` nor `Sync`, as `Box<dyn Future + 'a>` is. This is the first
    /// field, so that an error about a missing `Send` names this type, and none in the slot.
    marker: PhantomData<(&'a mut (), *mut ())>,
    slot: Slot<T, S>,
}

impl<T, S: Storage> Owned<'_, T, S> {
    /// An empty slot.
    #[inline]
    fn empty() -> Self {
        Self {
            slot: Slot::empty(),
            marker: PhantomData,
        }
    }

    /// Moves a slot that a call has filled.
    #[inline]
    fn built(self) -> Self {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: the slot is valid, and its contents are not used or dropped there again.
        let slot = unsafe { Slot::take_built(&raw mut this.slot) };
        Self {
            slot,
            marker: PhantomData,
        }
    }

    /// # Safety
    ///
    /// `this` is valid, and pinned unless it is `Unpin`.
    #[inline]
    unsafe fn poll(this: *mut Self, cx: &mut Context<'_>) -> Poll<T> {
        // SAFETY: `poll` requires a valid, pinned slot of its vtable. The caller guarantees that it is valid
        // and pinned, and the vtable is the slot's own.
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
        // SAFETY: `drop` requires the slot of its vtable, whose contents are not used again: the vtable is
        // the slot's own, and the owner is being dropped.
        unsafe {
            if let Some(drop) = Slot::vtable(slot).content.drop {
                drop(slot.cast());
            }
        }
    }
}

macro_rules! erased_future {
    ($(#[$doc:meta])* $name:ident, $start:ident, $call:ident, [$($send:tt)*]) => {
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
            /// Erases a future, in the storage `S`.
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
                // SAFETY: the slot is empty. Its owner lives no longer than the future, and is `Send` only if
                // the future is. The future is forgotten.
                unsafe { started::put(&raw mut this.slot, &raw const future) };
                mem::forget(future);
                Self(this.built())
            }

            /// Makes a call, in place, and does not poll its future.
            ///
            /// If the call starts no future, the result is done.
            #[doc(hidden)]
            #[inline]
            pub fn eager(build: impl FnOnce($start<'_, 'a, T, S>) -> Poll<T>) -> Self {
                let mut this = Owned::empty();
                // SAFETY: the slot is empty, not touched until `build` has returned, and not pinned, and
                // there is no context. Its owner outlives no future that this `Start` takes, and is
                // `Send` only if they are.
                let _ = build(unsafe { $start::without_poll(&raw mut this.slot) });
                Self(this.built())
            }

            /// Moves the erased future into a standard box.
            ///
            /// The future is not built again: the box holds the erased future.
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

        impl<'f, R, A, X: 'f> Held<'f, (R, A), X>
        where
            (R, A): 'f $($send)*,
        {
            /// Stores the call of a method. The first poll makes it, in place.
            ///
            /// The method is zero-sized, but it might hold a zero-sized proof that something is alive, so
            /// it outlives `'f`.
            #[inline]
            pub fn $call<C, T, S, H>(self, method: H) -> $name<'f, T, S>
            where
                C: 'f,
                S: Storage,
                H: FnOnce(R, Held<'f, A, C>, $start<'_, 'f, T, S>) -> Poll<T> + Copy + 'f $($send)*,
            {
                // Nothing below unwinds before the arguments are in their place.
                let args = ManuallyDrop::new(self.args);
                let mut this = ManuallyDrop::new(Owned::empty());
                // SAFETY: the slot's owner is only the slot, which is empty. The owner outlives neither the
                // arguments nor `H`. It is `Send` only if they are, and the futures that the method's
                // `Start` takes.
                unsafe { unstarted::store((&raw mut this).cast(), args, method) };
                $name(ManuallyDrop::into_inner(this))
            }
        }

        impl<T, S: Movable> Unpin for $name<'_, T, S> {}

        impl<T, S: Storage> Future for $name<'_, T, S> {
            type Output = T;

            #[inline]
            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
                // SAFETY: `get_unchecked_mut` requires that nothing is moved out: `Owned::poll` only takes the
                // address. The slot is valid and pinned, because `self` is.
                unsafe { Owned::poll(&raw mut self.get_unchecked_mut().0, cx) }
            }
        }

        impl<T, S: Storage> fmt::Debug for $name<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // SAFETY: `vtable` requires a readable slot: it is borrowed from `self`.
                let state = unsafe { Slot::vtable(&raw const self.0.slot) }.content.state;
                f.debug_tuple(stringify!($name)).field(&format_args!("{state}")).finish()
            }
        }
    };
}

erased_future! {
    /// An erased future that is `Send`, as an `async fn` of `dyn Trait` returns it.
    ///
    /// With the default storage it has 32 bytes and is `Unpin`, so it goes wherever a
    /// `Pin<Box<dyn Future + Send>>` goes. It is in one of three states, which `Debug` shows:
    ///
    /// - *unstarted*: the call and its arguments; the first poll builds the future in its final
    ///   place and polls it there;
    /// - *started*: a future, in the heap block or the bytes that `S` provides;
    /// - *done*: nothing. The future is dropped, and its block freed, as soon as it is ready.
    ///
    /// # Examples
    ///
    /// It has a name, so a struct can hold it:
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
    /// If it is polled after it was ready. A panic in the future has the same effect as in a
    /// `Pin<Box<dyn Future>>`.
    DynFuture, Start, __call, [+ Send]
}

erased_future! {
    /// An erased future that need not be `Send`; otherwise like [`DynFuture`].
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
    /// // A `Send` future converts into a local one.
    /// let local: LocalDynFuture<'_, u32> = DynFuture::new(async { 7 }).into();
    /// assert_eq!(futures::executor::block_on(local), 7);
    /// ```
    ///
    /// # Panics
    ///
    /// Like [`DynFuture`].
    LocalDynFuture, LocalStart, __call_local, []
}

// SAFETY: `Held::__call`, and `eager` of this type, accept only arguments, thunks and futures that are `Send`.
// The slot never holds a `T`.
unsafe impl<T, S: Storage> Send for DynFuture<'_, T, S> {}

impl<'a, T, S: Storage> From<DynFuture<'a, T, S>> for LocalDynFuture<'a, T, S> {
    #[inline]
    fn from(future: DynFuture<'a, T, S>) -> Self {
        Self(future.0)
    }
}
