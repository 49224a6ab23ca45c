//! The futures of the model: each tells what happens to it, and checks what it consists of.

use std::future::Future;
use std::marker::PhantomData;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::thread;

use crate::recorder::{self, Event, Output, Panics};

/// The payload of each planned panic.
pub(crate) struct Boom;

/// A planned panic, unless one is under way: a second one would abort.
pub(crate) fn boom() {
    if !thread::panicking() {
        resume_unwind(Box::new(Boom));
    }
}

/// The number of a future, with or without a drop.
pub(crate) trait Tag: Send + Unpin + 'static {
    fn new(number: u16) -> Self;
    fn number(&self) -> u16;
}

/// Nobody notices when it is dropped.
pub(crate) struct Quiet(u16);

/// Tells when it is dropped.
pub(crate) struct Noisy(u16);

impl Tag for Quiet {
    fn new(number: u16) -> Self {
        Self(number)
    }
    fn number(&self) -> u16 {
        self.0
    }
}

impl Tag for Noisy {
    fn new(number: u16) -> Self {
        Self(number)
    }
    fn number(&self) -> u16 {
        self.0
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        recorder::add(Event::Dropped(self.0));
        if recorder::plan(self.0).panics == Panics::Dropping {
            boom();
        }
    }
}

/// What a future holds beside its number.
pub(crate) trait Body<'e>: Send + Unpin + 'e {
    fn new(number: u16, text: &'e str) -> Self;
    /// Whether it is what `new` made of that number.
    fn is_intact(&self, number: u16) -> bool;
    fn keep(&mut self, _waker: &Waker) {}
    fn borrowed(&self) -> Option<&'e str> {
        None
    }
}

/// Some bytes, aligned as `A` is.
#[repr(C)]
pub(crate) struct Bytes<const N: usize, A> {
    align: [A; 0],
    bytes: [u8; N],
}

impl<'e, const N: usize, A: Send + Unpin + 'e> Body<'e> for Bytes<N, A> {
    fn new(number: u16, _: &'e str) -> Self {
        Self {
            align: [],
            bytes: [number.to_le_bytes()[0]; N],
        }
    }
    fn is_intact(&self, number: u16) -> bool {
        let aligned = std::ptr::from_ref(&self.align).is_aligned();
        aligned && self.bytes == [number.to_le_bytes()[0]; N]
    }
}

/// A borrow that outlives the future, and is its output.
pub(crate) struct Borrows<'e>(&'e str);

impl<'e> Body<'e> for Borrows<'e> {
    fn new(_: u16, text: &'e str) -> Self {
        Self(text)
    }
    fn is_intact(&self, _: u16) -> bool {
        !self.0.is_empty()
    }
    fn borrowed(&self) -> Option<&'e str> {
        Some(self.0)
    }
}

/// The waker of the last poll.
pub(crate) struct KeepsWaker(Option<Waker>);

impl<'e> Body<'e> for KeepsWaker {
    fn new(_: u16, _: &'e str) -> Self {
        Self(None)
    }
    fn is_intact(&self, _: u16) -> bool {
        true
    }
    fn keep(&mut self, waker: &Waker) {
        self.0 = Some(waker.clone());
    }
}

/// First the arguments of a call, then a future of the same bytes.
pub(crate) struct Probe<'e, D, B> {
    tag: D,
    body: B,
    text: PhantomData<&'e str>,
}

/// What a future is made from.
pub(crate) struct Seed<'e, D, B>(Probe<'e, D, B>);

impl<'e, D: Tag, B: Body<'e>> Seed<'e, D, B> {
    pub(crate) fn new(number: u16, text: &'e str) -> Self {
        Self(Probe {
            tag: D::new(number),
            body: B::new(number, text),
            text: PhantomData,
        })
    }

    /// The future, unless that panics.
    pub(crate) fn build(self) -> Probe<'e, D, B> {
        let number = self.0.tag.number();
        recorder::add(Event::Built(number));
        if !self.0.body.is_intact(number) {
            recorder::add(Event::Corrupt(number));
        }
        if recorder::plan(number).panics == Panics::Building {
            boom();
        }
        self.0
    }
}

impl<D: Tag, B> Probe<'_, D, B> {
    pub(crate) fn number(&self) -> u16 {
        self.tag.number()
    }
}

impl<'e, D: Tag, B: Body<'e>> Future for Probe<'e, D, B> {
    type Output = Out<'e>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Out<'e>> {
        let this = &mut *self;
        let number = this.tag.number();
        let nth = recorder::polled(number, std::ptr::from_ref(this).addr());
        if !this.body.is_intact(number) {
            recorder::add(Event::Corrupt(number));
        }
        let plan = recorder::plan(number);
        if plan.clones_waker {
            drop(cx.waker().clone());
        }
        this.body.keep(cx.waker());
        if plan.wakes {
            cx.waker().wake_by_ref();
        }
        if plan.panics == Panics::Polling(nth) {
            boom();
        }
        if nth < plan.yields {
            return Poll::Pending;
        }
        Poll::Ready(match this.body.borrowed() {
            Some(text) => Out::Borrowed(text),
            None if plan.owned_output => Out::Owned(OwnedOut(number)),
            None => Out::Nothing,
        })
    }
}

/// The output of every future here.
pub(crate) enum Out<'e> {
    Nothing,
    Owned(OwnedOut),
    Borrowed(&'e str),
}

/// Tells when it is dropped.
pub(crate) struct OwnedOut(u16);

impl Drop for OwnedOut {
    fn drop(&mut self) {
        recorder::add(Event::OutputDropped(self.0));
    }
}

impl Out<'_> {
    /// What it is, for the record.
    pub(crate) fn describe(&self) -> Output {
        match self {
            Out::Nothing => Output::Nothing,
            Out::Owned(owned) => Output::Owned(owned.0),
            Out::Borrowed(text) => Output::Borrowed(text.len()),
        }
    }
}
