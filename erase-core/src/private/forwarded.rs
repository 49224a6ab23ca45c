//! Erased values that carry all lifetimes of a forwarding method.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::held::Held;
use crate::future::{DynFuture, LocalDynFuture};
use crate::storage::Storage;

pin_project! {
    /// An erased future, stream or iterator that lives as long as every lifetime in `C`.
    ///
    /// A method `async fn get(&self, request: Request<'_>)` captures two lifetimes. The erased future has
    /// one, their intersection, which an impl cannot name (E0700). This type names all captured types in
    /// `C`, and holds an `F` that claims to be `'static`.
    ///
    /// `C` does not affect `Send`, `Sync` and `Unpin`, because this type holds no value of it.
    #[must_use = "futures, streams and iterators do nothing unless they are polled"]
    pub struct Forwarded<C, F> {
        #[pin]
        inner: F,
        // Invariant: `C` may name a contravariant type, whose lifetime must not change either.
        captured: PhantomData<fn(C) -> C>,
    }

    // Empty but required: it makes rustc check that `C` is alive when the value is dropped. Without it,
    // rustc would check `F` alone, which claims to be `'static`.
    impl<C, F> PinnedDrop for Forwarded<C, F> {
        fn drop(_this: Pin<&mut Self>) {}
    }
}

/// An erased type whose lifetime is `'static`.
///
/// # Safety
///
/// `For<'f>` is the same type with `'f` instead of `'static`.
pub unsafe trait Everlasting {
    /// The type for another lifetime.
    type For<'f>;
}

impl<C, F: Everlasting> Forwarded<C, F> {
    /// Makes an erased call whose result lives as long as all of `C`.
    ///
    /// `call` returns a value for every `'f` that `C` outlives. One such `'f` is the intersection of all
    /// lifetimes in `C`, which has no name.
    #[inline]
    pub fn new<A>(args: A, call: impl for<'f> FnOnce(Held<'f, A, C>) -> F::For<'f>) -> Self {
        let value = ManuallyDrop::new(call(Held::new(args)));
        Self {
            // SAFETY:
            // - `F` and `F::For<'_>` differ only in a lifetime, as `Everlasting` guarantees, and `value`
            //   is not used again;
            // - `call` is generic in `'f`, of which it knows only `C: 'f`, so the value is valid for as
            //   long as every lifetime in `C`;
            // - this type exposes neither the inner value nor its false lifetime. It is invariant in
            //   `C`, and its destructor needs `C` alive, so it is dropped before any of them ends.
            inner: unsafe { mem::transmute_copy::<F::For<'_>, F>(&value) },
            captured: PhantomData,
        }
    }
}

macro_rules! forwarded_future {
    ($future:ident, [$($send:tt)*]) => {
        // SAFETY: the types differ only in a lifetime, as `Everlasting` guarantees.
        unsafe impl<T, S: Storage> Everlasting for $future<'static, T, S> {
            type For<'f> = $future<'f, T, S>;
        }

        impl<C, T, S: Storage> Forwarded<C, $future<'static, T, S>> {
            /// Moves it into a standard box, whose type does not name the captures.
            #[cfg(feature = "alloc")]
            pub fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = T> $($send)* + 'a>>
            where
                C: 'a,
                T: 'a,
            {
                Box::pin(self)
            }
        }
    };
}

forwarded_future!(DynFuture, [+ Send]);
forwarded_future!(LocalDynFuture, []);

macro_rules! forwarded_box {
    ($(<$lifetime:lifetime> $ty:ty = $everlasting:ty;)*) => {$(
        // SAFETY: the types differ only in a lifetime, as `Everlasting` guarantees.
        #[cfg(feature = "alloc")]
        unsafe impl<T> Everlasting for $everlasting {
            type For<$lifetime> = $ty;
        }
    )*};
}

forwarded_box! {
    <'f> Box<dyn Iterator<Item = T> + 'f> = Box<dyn Iterator<Item = T>>;
    <'f> Box<dyn Iterator<Item = T> + Send + 'f> = Box<dyn Iterator<Item = T> + Send>;
    <'f> Pin<Box<dyn Stream<Item = T> + 'f>> = Pin<Box<dyn Stream<Item = T>>>;
    <'f> Pin<Box<dyn Stream<Item = T> + Send + 'f>> = Pin<Box<dyn Stream<Item = T> + Send>>;
}

impl<C, F: Future> Future for Forwarded<C, F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.project().inner.poll(cx)
    }
}

impl<C, F: Stream> Stream for Forwarded<C, F> {
    type Item = F::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Item>> {
        self.project().inner.poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<C, F: Iterator> Iterator for Forwarded<C, F> {
    type Item = F::Item;

    #[inline]
    fn next(&mut self) -> Option<F::Item> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<C, F: fmt::Debug> fmt::Debug for Forwarded<C, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
