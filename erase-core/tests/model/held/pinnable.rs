//! What lives inline: it moves freely until it is polled, and then not any more.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[cfg(feature = "stream")]
use futures::Stream;

/// Moves freely until it is polled.
pub(crate) enum Pinnable<F> {
    Free(F),
    Pinned(Pin<Box<F>>),
    /// Meanwhile.
    Nowhere,
}

impl<F> Pinnable<F> {
    /// Pins it, unless it is pinned.
    pub(crate) fn pin(&mut self) -> Pin<&mut F> {
        *self = match std::mem::replace(self, Self::Nowhere) {
            Self::Free(value) => Self::Pinned(Box::pin(value)),
            pinned => pinned,
        };
        let Self::Pinned(value) = self else {
            unreachable!("it is pinned by now");
        };
        value.as_mut()
    }
}

// What does not move, the value, is in a box before it is pinned.
impl<F> Unpin for Pinnable<F> {}

impl<F: Future> Future for Pinnable<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.pin().poll(cx)
    }
}

#[cfg(feature = "stream")]
impl<F: Stream> Stream for Pinnable<F> {
    type Item = F::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Item>> {
        (*self).pin().poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Free(stream) => stream.size_hint(),
            Self::Pinned(stream) => stream.size_hint(),
            Self::Nowhere => unreachable!("only while it is being pinned"),
        }
    }
}
