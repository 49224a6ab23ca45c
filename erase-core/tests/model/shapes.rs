//! Sizes, alignments and kinds of futures.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::held::{Create, Held};
use crate::probe::{Body, Borrows, Bytes, KeepsWaker, Noisy, Out, Quiet, Seed, Tag};
use crate::recorder::{self, Event};

/// A kind of future, and the arguments that it is made from.
pub(crate) trait Shape<'e>: 'e {
    type Args: Send + 'e;

    fn args(number: u16, text: &'e str) -> Self::Args;
    fn build(args: Self::Args) -> impl Future<Output = Out<'e>> + Send + 'e;
}

/// A future that was written by hand.
struct ByHand<D, B>(PhantomData<(D, B)>);

impl<'e, D: Tag, B: Body<'e>> Shape<'e> for ByHand<D, B> {
    type Args = Seed<'e, D, B>;

    fn args(number: u16, text: &'e str) -> Seed<'e, D, B> {
        Seed::new(number, text)
    }
    fn build(args: Seed<'e, D, B>) -> impl Future<Output = Out<'e>> + Send + 'e {
        args.build()
    }
}

/// A future of the compiler's, which refers to itself while it waits.
struct Async<D, B>(PhantomData<(D, B)>);

impl<'e, D: Tag, B: Body<'e>> Shape<'e> for Async<D, B> {
    type Args = Seed<'e, D, B>;

    fn args(number: u16, text: &'e str) -> Seed<'e, D, B> {
        Seed::new(number, text)
    }
    fn build(args: Seed<'e, D, B>) -> impl Future<Output = Out<'e>> + Send + 'e {
        let probe = args.build();
        async move {
            let number = probe.number();
            let local = number.to_le_bytes();
            let borrowed = &local;
            let mut changed = 0_u16;
            let changes = &mut changed;
            *changes += 1;
            let out = probe.await;
            *changes += 1;
            if *borrowed != number.to_le_bytes() || changed != 2 {
                recorder::add(Event::Corrupt(number));
            }
            out
        }
    }
}

/// A future without a size, aligned as `A` is.
struct Zero<A>([A; 0]);

/// The number of all of these.
const ZERO: u16 = u16::MAX;

impl<'e, A: Send + Unpin + 'e> Shape<'e> for Zero<A> {
    type Args = ();

    fn args(_: u16, _: &'e str) {}
    fn build((): ()) -> impl Future<Output = Out<'e>> + Send + 'e {
        recorder::add(Event::Built(ZERO));
        ZeroFuture::<A>([], PhantomData)
    }
}

struct ZeroFuture<'e, A>([A; 0], PhantomData<&'e str>);

impl<'e, A: Unpin> Future for ZeroFuture<'e, A> {
    type Output = Out<'e>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Out<'e>> {
        if !std::ptr::from_ref(&*self).is_aligned() {
            recorder::add(Event::Corrupt(ZERO));
        }
        if recorder::zero_polled(ZERO) {
            Poll::Ready(Out::Nothing)
        } else {
            Poll::Pending
        }
    }
}

impl<A> Drop for ZeroFuture<'_, A> {
    fn drop(&mut self) {
        recorder::add(Event::Dropped(ZERO));
    }
}

#[repr(align(16))]
struct A16;
#[repr(align(32))]
struct A32;
#[repr(align(64))]
struct A64;
#[repr(align(128))]
struct A128;

macro_rules! shapes {
    ($($index:literal: $shape:ty,)*) => {
        /// How many there are.
        pub(crate) const COUNT: u8 = 0 $(+ { let _: u8 = $index; 1 })*;

        /// Makes a future of the shape of that index.
        pub(crate) fn create<'e>(index: u8, create: Create, text: &'e str) -> Held<'e> {
            match index {
                $($index => create.of::<$shape>(text),)*
                _ => unreachable!("there are {COUNT} shapes"),
            }
        }
    };
}

shapes! {
    0: Zero<u8>,
    1: Zero<A128>,
    2: ByHand<Noisy, Bytes<0, u8>>,
    3: ByHand<Quiet, Bytes<1, u8>>,
    4: ByHand<Noisy, Bytes<4, u32>>,
    5: ByHand<Noisy, Bytes<22, u8>>,
    6: ByHand<Noisy, Bytes<23, u8>>,
    7: ByHand<Quiet, Bytes<32, u64>>,
    8: ByHand<Noisy, Borrows<'e>>,
    9: ByHand<Quiet, Borrows<'e>>,
    10: ByHand<Noisy, KeepsWaker>,
    11: ByHand<Quiet, KeepsWaker>,
    12: ByHand<Noisy, Bytes<16, A16>>,
    13: ByHand<Noisy, Bytes<32, A32>>,
    14: ByHand<Quiet, Bytes<64, A64>>,
    15: ByHand<Noisy, Bytes<128, A128>>,
    16: ByHand<Noisy, Bytes<510, u8>>,
    17: ByHand<Quiet, Bytes<511, u16>>,
    18: ByHand<Noisy, Bytes<2046, u8>>,
    19: ByHand<Noisy, Bytes<2047, u8>>,
    20: ByHand<Noisy, Bytes<3968, A128>>,
    21: Async<Noisy, Bytes<0, u8>>,
    22: Async<Noisy, Bytes<40, u64>>,
    23: Async<Quiet, Bytes<200, A16>>,
    24: Async<Noisy, Borrows<'e>>,
    25: Async<Noisy, KeepsWaker>,
    26: Async<Noisy, Bytes<4000, u8>>,
}
