//! The same kinds as streams.

use std::cell::UnsafeCell;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::{Stream, stream};

use crate::probe::{Body, Out, Seed, Tag};
use crate::recorder::{self, Event};
use crate::shapes::{Async, ByHand, Shape, ZERO, Zero, ZeroSized};

/// A kind of stream.
pub(crate) trait StreamShape<'e>: 'e {
    fn build(number: u16, text: &'e str) -> impl Stream<Item = Out<'e>> + Send + 'e;
}

/// A stream that was written by hand.
impl<'e, D: Tag, B: Body<'e>> StreamShape<'e> for ByHand<D, B> {
    fn build(number: u16, text: &'e str) -> impl Stream<Item = Out<'e>> + Send + 'e {
        Seed::<D, B>::new(number, text).build()
    }
}

/// A future of the compiler's as a stream of one item. It is dropped when that is there.
impl<'e, D: Tag, B: Body<'e>> StreamShape<'e> for Async<D, B> {
    fn build(number: u16, text: &'e str) -> impl Stream<Item = Out<'e>> + Send + 'e {
        let future = <Self as Shape>::build(<Self as Shape>::args(number, text));
        stream::once(Apart(UnsafeCell::new(future)))
    }
}

/// A future that refers to itself, in something that is borrowed to be asked for its number of items.
///
/// Without the cell that borrow reads the whole future, and under Miri takes from it its references to
/// itself, in a plain box as well: rust-lang/rust#137750.
struct Apart<F>(UnsafeCell<F>);

impl<F: Future> Future for Apart<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: what is pinned is not moved, here or elsewhere: this is the one access.
        unsafe { self.map_unchecked_mut(|apart| apart.0.get_mut()) }.poll(cx)
    }
}

/// A stream without a size, aligned as `A` is.
impl<'e, A: Send + Unpin + 'e> StreamShape<'e> for Zero<A> {
    fn build(_: u16, _: &'e str) -> impl Stream<Item = Out<'e>> + Send + 'e {
        recorder::add(Event::Built(ZERO));
        ZeroSized::<A>([], PhantomData)
    }
}

impl<'e, A: Unpin> Stream for ZeroSized<'e, A> {
    type Item = Out<'e>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Out<'e>>> {
        self.check();
        match recorder::zero_polled(ZERO) {
            0 => Poll::Ready(None),
            1 => Poll::Ready(Some(Out::Nothing)),
            _ => Poll::Pending,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        recorder::add(Event::Asked(ZERO));
        self.check();
        (0, None)
    }
}
