//! The erased streams.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::pin::Pin;
use core::ptr::NonNull;
use core::task::{Context, Poll};

use futures_core::Stream;

use crate::block::{Block, OwnedBlock};
use crate::place::{Place, address};
use crate::storage::{DefaultStorage, Movable, Storage};

/// How to go on with the stream in a space.
struct Vtable<T> {
    poll_next: unsafe fn(*mut (), &mut Context<'_>) -> Poll<Option<T>>,
    size_hint: unsafe fn(*const ()) -> (usize, Option<usize>),
    drop: unsafe fn(*mut ()),
}

/// A stream in its place, and the vtable for it.
///
/// This type has the `Drop`, and mentions `'a` and `T`, so that both must be alive when it runs.
struct Owned<'a, T, S: Storage> {
    vtable: NonNull<Vtable<T>>,
    space: MaybeUninit<S::StreamSpace>,
    /// Covariant in `'a`, and neither `Send` nor `Sync`.
    marker: PhantomData<(&'a mut (), *mut ())>,
}

/// The constants and entries of a stream type in a space.
struct Of<F, S>(PhantomData<(F, S)>);

impl<F: Stream, S: Storage> Of<F, S> {
    const IN_BLOCK: bool = Place::of_pinned::<F, S>().is_block();
    const INLINE: bool = Place::of_pinned::<F, S>().is_inline();
    const BLOCK: &'static Block = &Block::of::<F>(S::HEAP);
    const VTABLE: *const Vtable<F::Item> = &Vtable {
        poll_next: Self::poll_next,
        size_hint: Self::size_hint,
        drop: Self::drop,
    };

    /// # Safety
    ///
    /// The stream is in `space`, and pinned.
    unsafe fn poll_next(space: *mut (), cx: &mut Context<'_>) -> Poll<Option<F::Item>> {
        // SAFETY: as the caller warrants; a block, or a pinned space, does not move.
        unsafe { Pin::new_unchecked(&mut *address!(Self, F, space)) }.poll_next(cx)
    }

    /// # Safety
    ///
    /// The stream is in `space`.
    unsafe fn size_hint(space: *const ()) -> (usize, Option<usize>) {
        // SAFETY: as the caller warrants; nothing is written.
        unsafe { &*address!(Self, F, space.cast_mut()) }.size_hint()
    }

    /// # Safety
    ///
    /// The stream is in `space`, which is not used again.
    unsafe fn drop(space: *mut ()) {
        // SAFETY: as the caller warrants. The block outlives the stream, also if its drop panics.
        unsafe {
            let stream = address!(Self, F, space);
            if Self::IN_BLOCK {
                let _block = OwnedBlock::from_address(stream.cast(), Self::BLOCK);
                stream.drop_in_place();
            } else {
                stream.drop_in_place();
            }
        }
    }
}

impl<'a, T, S: Storage> Owned<'a, T, S> {
    #[inline]
    fn new<F: Stream<Item = T> + 'a>(stream: F) -> Self {
        let mut space = MaybeUninit::<S::StreamSpace>::uninit();
        // SAFETY:
        // - a block is made for an `F` that has a size, else its place is another;
        // - the constant is made from a reference.
        unsafe {
            let to = space.as_mut_ptr().cast::<()>();
            if Of::<F, S>::IN_BLOCK {
                *to.cast::<*mut ()>() = Of::<F, S>::BLOCK.allocate();
            }
            address!(Of<F, S>, F, to).write(stream);
            let vtable = NonNull::new_unchecked(Of::<F, S>::VTABLE.cast_mut());
            Self {
                vtable,
                space,
                marker: PhantomData,
            }
        }
    }

    #[inline]
    fn vtable<'v>(&self) -> &'v Vtable<T>
    where
        T: 'v,
    {
        // SAFETY: every vtable is a constant.
        unsafe { self.vtable.as_ref() }
    }
}

impl<T, S: Storage> Drop for Owned<'_, T, S> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the vtable is that of what is in the space, which is not used again.
        unsafe { (self.vtable().drop)((&raw mut self.space).cast()) }
    }
}

macro_rules! erased_stream {
    ($(#[$doc:meta])* $name:ident, [$($send:tt)*]) => {
        $(#[$doc])*
        #[must_use = "streams do nothing unless they are polled"]
        pub struct $name<'a, T, S: Storage = DefaultStorage>(Owned<'a, T, S>);

        impl<'a, T> $name<'a, T> {
            /// Erases a stream, in the default storage.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use erase_core::", stringify!($name), ";")]
            /// use futures::{StreamExt, executor::block_on, stream};
            ///
            #[doc = concat!("let numbers = ", stringify!($name), "::new(stream::iter([1_u8, 2]));")]
            /// assert_eq!(block_on(numbers.collect::<Vec<_>>()), [1, 2]);
            /// ```
            #[inline]
            pub fn new<F>(stream: F) -> Self
            where
                F: Stream<Item = T> $($send)* + 'a,
            {
                Self(Owned::new(stream))
            }
        }

        impl<'a, T, S: Storage> $name<'a, T, S> {
            /// Erases a stream, in the storage that the type says.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use erase_core::{", stringify!($name), ", Inline};")]
            /// use futures::{StreamExt, executor::block_on, stream};
            ///
            #[doc = concat!("type Small<'a> = ", stringify!($name), "<'a, u8, Inline<56>>;")]
            /// let numbers = Small::with_storage(stream::iter([1, 2]));
            /// assert_eq!(block_on(numbers.count()), 2);
            /// ```
            #[inline]
            pub fn with_storage<F>(stream: F) -> Self
            where
                F: Stream<Item = T> $($send)* + 'a,
            {
                Self(Owned::new(stream))
            }

            /// Moves the erased stream into a box of the standard kind.
            ///
            /// # Examples
            ///
            /// ```
            /// use std::pin::Pin;
            #[doc = concat!("use erase_core::", stringify!($name), ";")]
            /// use futures::{Stream, StreamExt, executor::block_on, stream};
            ///
            #[doc = concat!("let numbers = ", stringify!($name), "::new(stream::iter([1_u8, 2]));")]
            /// let boxed: Pin<Box<dyn Stream<Item = u8>>> = numbers.boxed();
            /// assert_eq!(block_on(boxed.count()), 2);
            /// ```
            #[cfg(feature = "alloc")]
            pub fn boxed(self) -> Pin<Box<dyn Stream<Item = T> $($send)* + 'a>>
            where
                T: 'a,
            {
                Box::pin(self)
            }
        }

        impl<T, S: Movable> Unpin for $name<'_, T, S> {}

        impl<T, S: Storage> Stream for $name<'_, T, S> {
            type Item = T;

            #[inline]
            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
                // SAFETY: nothing is moved out of it, and the space is pinned with it.
                unsafe {
                    let owned = &raw mut self.get_unchecked_mut().0;
                    ((*owned).vtable.as_ref().poll_next)((&raw mut (*owned).space).cast(), cx)
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                // SAFETY: the vtable is that of what is in the space.
                unsafe { (self.0.vtable().size_hint)((&raw const self.0.space).cast()) }
            }
        }

        impl<T, S: Storage> fmt::Debug for $name<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

erased_stream! {
    /// An erased stream that is `Send`.
    ///
    /// Unlike an erased future it is built at the call. With the default storage it has 16 bytes
    /// and is `Unpin`. What it does after its end is what the stream in it does.
    ///
    /// # Examples
    ///
    /// ```
    /// use erase_core::DynStream;
    /// use futures::{StreamExt, executor::block_on, stream};
    ///
    /// fn even(numbers: &[u32]) -> DynStream<'_, u32> {
    ///     DynStream::new(stream::iter(numbers.iter().copied().filter(|n| n % 2 == 0)))
    /// }
    ///
    /// assert_eq!(block_on(even(&[1, 2, 4]).collect::<Vec<_>>()), [2, 4]);
    /// ```
    DynStream, [+ Send]
}

erased_stream! {
    /// An erased stream that need not be `Send`; otherwise as [`DynStream`].
    ///
    /// # Examples
    ///
    /// ```
    /// use erase_core::LocalDynStream;
    /// use futures::{StreamExt, executor::block_on, stream};
    /// use std::rc::Rc;
    ///
    /// let shared = Rc::new(7);
    /// let stream = LocalDynStream::new(stream::once(std::future::ready(shared)));
    /// assert_eq!(block_on(stream.collect::<Vec<_>>()), [Rc::new(7)]);
    /// ```
    LocalDynStream, []
}

// SAFETY: its constructors let in only streams that are `Send`. A `T` is never in it.
unsafe impl<T, S: Storage> Send for DynStream<'_, T, S> {}

impl<'a, T, S: Storage> From<DynStream<'a, T, S>> for LocalDynStream<'a, T, S> {
    #[inline]
    fn from(stream: DynStream<'a, T, S>) -> Self {
        Self(stream.0)
    }
}
