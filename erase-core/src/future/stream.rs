//! The erased streams.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop, MaybeUninit, offset_of};
use core::pin::Pin;
use core::ptr::NonNull;
use core::task::{Context, Poll};

use futures_core::Stream;

use crate::future::content::{Content, State};
use crate::future::slot::constant;
use crate::storage::Place;
use crate::storage::{DefaultStorage, Movable, Storage};

/// How to go on with a stream.
#[repr(C)]
struct Vtable<T> {
    /// First, for [`Content`] finds itself there.
    content: Content,
    /// `Stream::poll_next` of the stream, which is pinned at this address.
    poll_next: PollNext<T>,
    /// `Stream::size_hint` of the stream at this address.
    size_hint: SizeHint,
}

type PollNext<T> = unsafe fn(*mut (), &mut Context<'_>) -> Poll<Option<T>>;
type SizeHint = unsafe fn(*const ()) -> (usize, Option<usize>);

/// A stream in its place, and the vtable for it.
///
/// This type has the `Drop`, and mentions `'a` and `T`, so that both must be alive when it runs.
#[repr(C)]
struct Owned<'a, T, S: Storage> {
    vtable: NonNull<Vtable<T>>,
    space: MaybeUninit<S::StreamSpace>,
    /// Covariant in `'a`, and neither `Send` nor `Sync`.
    marker: PhantomData<(&'a mut (), *mut ())>,
}

/// The constants of a stream type in a space.
struct Of<'a, F, S>(PhantomData<(&'a (), F, S)>);

impl<'a, F: Stream + 'a, S: Storage> Of<'a, F, S> {
    const PLACE: Place = Place::of_pinned::<F, S>();
    const TABLE: Vtable<F::Item> = Vtable {
        #[expect(clippy::cast_possible_truncation, reason = "16 at most")]
        content: Content::of::<F>(
            Self::PLACE,
            offset_of!(Owned<'a, F::Item, S>, space) as u8,
            State::Started,
        ),
        // SAFETY: a `Pin` is its reference and no more, and pointers to all types with a size are
        // passed alike. It is only called with the address of an `F` that is pinned.
        poll_next: unsafe {
            mem::transmute::<fn(Pin<&mut F>, &mut Context<'_>) -> _, PollNext<_>>(F::poll_next)
        },
        // SAFETY: as above. It is only called with the address of an `F`.
        size_hint: unsafe {
            mem::transmute::<fn(&F) -> (usize, Option<usize>), SizeHint>(F::size_hint)
        },
    };
    const VTABLE: NonNull<Vtable<F::Item>> = constant(&Self::TABLE);
}

impl<'a, T, S: Storage> Owned<'a, T, S> {
    #[inline]
    fn new<F: Stream<Item = T> + 'a>(stream: F) -> Self {
        // Nothing below unwinds before it is in its place.
        let stream = ManuallyDrop::new(stream);
        let mut space = MaybeUninit::<S::StreamSpace>::uninit();
        // SAFETY: the space may be written.
        unsafe {
            let address = Of::<F, S>::PLACE.prepare((&raw mut space).cast());
            (address as *mut ManuallyDrop<F>).write(stream);
        }
        Self {
            vtable: Of::<F, S>::VTABLE,
            space,
            marker: PhantomData,
        }
    }

    /// # Safety
    ///
    /// `this` is valid and pinned, if it is not `Unpin`.
    #[inline]
    unsafe fn poll_next(this: *mut Self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        // SAFETY: as the caller guarantees; every vtable is a constant, and that of what is in the
        // space. A block, or a pinned space, does not move.
        unsafe {
            let vtable = (*this).vtable.as_ref();
            let space = (&raw mut (*this).space).cast::<()>();
            (vtable.poll_next)(vtable.content.place.pinned_address::<S>(space), cx)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // SAFETY: as above; nothing is written.
        unsafe {
            let vtable = self.vtable.as_ref();
            let space = (&raw const self.space).cast::<()>().cast_mut();
            (vtable.size_hint)(vtable.content.place.pinned_address::<S>(space))
        }
    }
}

impl<T, S: Storage> Drop for Owned<'_, T, S> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the vtable is that of what is in the space, which is not used again. It comes
        // first in this type, as the content does in the vtable.
        unsafe {
            if let Some(drop) = self.vtable.as_ref().content.drop {
                drop((&raw mut *self).cast());
            }
        }
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
                // SAFETY: nothing is moved out of it.
                unsafe { Owned::poll_next(&raw mut self.get_unchecked_mut().0, cx) }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
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
