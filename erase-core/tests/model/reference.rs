//! What an erased future is held against: a `Pin<Box<dyn Future>>`.
//!
//! It differs from a plain box in what [`DynFuture`](erase_core::DynFuture) promises beyond it: the
//! call is made by the first poll, what is ready is dropped at once, and who polls again is told.

use std::future::Future;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::counting::uncounted;
use crate::probe::Out;

pub(crate) type Boxed<'e> = Pin<Box<dyn Future<Output = Out<'e>> + Send + 'e>>;

/// A call that has not been made, a box, or neither.
pub(crate) struct Reference<'e> {
    call: Option<Call<'e>>,
    future: Option<Boxed<'e>>,
}

struct Call<'e> {
    /// The memory that the arguments take if they have more than three words.
    block: Option<Box<u64>>,
    make: Box<dyn FnOnce() -> Boxed<'e> + Send + 'e>,
}

impl<'e> Reference<'e> {
    /// Keeps a call for the first poll.
    pub(crate) fn lazy<A, F>(args: A, make: impl FnOnce(A) -> F + Send + 'e) -> Self
    where
        A: Send + 'e,
        F: Future<Output = Out<'e>> + Send + 'e,
    {
        let fits =
            size_of::<A>() <= 3 * size_of::<usize>() && align_of::<A>() <= align_of::<usize>();
        Self {
            call: Some(Call {
                block: (size_of::<A>() > 0 && !fits).then(Box::default),
                make: uncounted(|| Box::new(move || -> Boxed<'e> { Box::pin(make(args)) })),
            }),
            future: None,
        }
    }

    /// Holds a future.
    pub(crate) fn eager<F: Future<Output = Out<'e>> + Send + 'e>(future: F) -> Self {
        Self {
            call: None,
            future: Some(Box::pin(future)),
        }
    }
}

impl<'e> Future for Reference<'e> {
    type Output = Out<'e>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Out<'e>> {
        let call = self.call.take();
        if let Some(Call { block, make }) = call {
            drop(block);
            self.future = Some(make());
        }
        let Some(future) = &mut self.future else {
            resume_unwind(Box::new("polled after completion"));
        };
        let output = future.as_mut().poll(cx);
        if output.is_ready() {
            self.future = None;
        }
        output
    }
}
