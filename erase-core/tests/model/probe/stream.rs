//! The same values as streams.

use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll};

use futures::Stream;

use crate::probe::{Body, Out, Probe, Tag};
use crate::recorder::{self, Event};

/// Waits before each item, and before its end, as a future would before its output. After its end it
/// begins anew, so that it can be seen who asks it then.
impl<'e, D: Tag, B: Body<'e>> Stream for Probe<'e, D, B> {
    type Item = Out<'e>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Out<'e>>> {
        let (nth, plan) = self.polled(cx);
        let polls = plan.yields + 1;
        if nth % polls != plan.yields {
            return Poll::Pending;
        }
        let item = nth / polls % (plan.items + 1);
        Poll::Ready((item < plan.items).then(|| self.out(plan)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let number = self.number();
        recorder::asked(number, ptr::from_ref(self).addr());
        if !self.body.is_intact(number) {
            recorder::add(Event::Corrupt(number));
        }
        let items = usize::from(recorder::plan(number).items);
        (items, Some(items + usize::from(number)))
    }
}
