//! Futures and iterators that carry the lifetimes of a forwarding method.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::pin::Pin;
use core::task::{Context, Poll};

use pin_project_lite::pin_project;

use crate::future::{DynFuture, LocalDynFuture};
use crate::storage::Storage;

pin_project! {
    /// An erased future or iterator that lives as long as every lifetime in `C`.
    ///
    /// A method `async fn get(&self, key: &str)` captures two lifetimes; the erased future has one,
    /// their intersection, which no impl may return as `impl Future` (E0700). This type names all
    /// that is captured in `C`, such as `(&'s Self, &'k str)`, and holds an `F` that claims to be
    /// `'static`.
    ///
    /// `C` takes no part in `Send`, `Sync` and `Unpin`: nothing of it is in here.
    #[must_use = "futures and iterators do nothing unless they are polled"]
    pub struct Forwarded<C, F> {
        #[pin]
        inner: F,
        captured: PhantomData<fn() -> C>,
    }

    // Empty, and yet needed: with it, `C` must be alive when the value is dropped. Without it,
    // only `F` must be, which claims that nothing ever ends.
    impl<C, F> PinnedDrop for Forwarded<C, F> {
        fn drop(_this: Pin<&mut Self>) {}
    }
}

/// An erased type, and what it is called with its lifetime left out.
///
/// # Safety
///
/// `Everlasting` is the same type except for its lifetime, which is `'static`.
pub unsafe trait Erased: Sized {
    /// The same with `'static` as its lifetime.
    type Everlasting;
}

impl<C, F> Forwarded<C, F> {
    /// Extends the lifetime of `inner` to that of all of `C`.
    ///
    /// # Safety
    ///
    /// Whatever `inner` borrows stays borrowed for as long as a value of type `C` could exist: its
    /// lifetime contains the intersection of all lifetimes in `C`.
    #[inline]
    pub unsafe fn new<E: Erased<Everlasting = F>>(inner: E) -> Self {
        let inner = ManuallyDrop::new(inner);
        Self {
            // SAFETY:
            // - `E` and `F` differ in a lifetime only, as `Erased` guarantees, and `inner` is not
            //   used again;
            // - this type gives away neither the inner value nor its false lifetime, and itself
            //   lives no longer than `C`.
            inner: unsafe { core::mem::transmute_copy::<E, F>(&inner) },
            captured: PhantomData,
        }
    }
}

macro_rules! forwarded {
    ($(#[$attr:meta])* $inner:ident, $future:path, [$($send:tt)*]) => {
        $(#[$attr])*
        // SAFETY: one type, another lifetime.
        unsafe impl<T, S: Storage> Erased for $inner<'_, T, S> {
            type Everlasting = $inner<'static, T, S>;
        }

        $(#[$attr])*
        impl<C, T, S: Storage> Forwarded<C, $inner<'static, T, S>> {
            /// Moves it into a box of the standard kind, without naming what it captures.
            #[cfg(feature = "alloc")]
            pub fn boxed<'a>(self) -> Pin<Box<dyn $future $($send)* + 'a>>
            where
                C: 'a,
                T: 'a,
            {
                Box::pin(self)
            }
        }
    };
}

forwarded!(DynFuture, Future<Output = T>, [+ Send]);
forwarded!(LocalDynFuture, Future<Output = T>, []);

// SAFETY: one type, another lifetime.
#[cfg(feature = "alloc")]
unsafe impl<T> Erased for Box<dyn Iterator<Item = T> + '_> {
    type Everlasting = Box<dyn Iterator<Item = T>>;
}

// SAFETY: one type, another lifetime.
#[cfg(feature = "alloc")]
unsafe impl<T> Erased for Box<dyn Iterator<Item = T> + Send + '_> {
    type Everlasting = Box<dyn Iterator<Item = T> + Send>;
}

impl<C, F: Future> Future for Forwarded<C, F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.project().inner.poll(cx)
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
