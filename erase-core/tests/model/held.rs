//! What a run holds: futures and streams, of every type that they can have.

pub(crate) mod future;
mod pinnable;
#[cfg(feature = "stream")]
pub(crate) mod stream;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[cfg(feature = "stream")]
use futures::Stream;

use crate::probe::Out;
use crate::recorder::Plan;

/// Where the futures and streams of a run live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// In boxes: the reference.
    Reference,
    Pooled,
    Boxed,
    /// Only the smallest inline.
    Tiny,
    /// Many inline.
    Wide,
}

/// How an erased future is made; a stream is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Lazy,
    Eager,
    /// From a future that is there.
    Moved,
}

/// What it takes to make a future or a stream, but for its type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Create {
    pub(crate) home: Home,
    pub(crate) how: How,
    pub(crate) local: bool,
    pub(crate) plan: Plan,
}

/// A future or a stream of any type.
pub(crate) enum Held<'e> {
    Send(Sent<'e>),
    Local(Local<'e>),
}

/// What may go to another thread.
pub(crate) enum Sent<'e> {
    Future(future::Sent<'e>),
    #[cfg(feature = "stream")]
    Stream(stream::Sent<'e>),
}

/// What may not.
pub(crate) enum Local<'e> {
    Future(future::Local<'e>),
    #[cfg(feature = "stream")]
    Stream(stream::Local<'e>),
}

/// What a poll comes to.
pub(crate) enum Answer<'e> {
    Pending,
    Ready(Out<'e>),
    #[cfg(feature = "stream")]
    Next(Option<Out<'e>>),
}

/// The same for a future and a stream.
macro_rules! either {
    ($held:expr, $it:ident => $result:expr) => {
        match $held {
            Self::Future($it) => $result,
            #[cfg(feature = "stream")]
            Self::Stream($it) => $result,
        }
    };
}

/// Both kinds of what is held are polled alike.
macro_rules! polled {
    ($name:ident) => {
        impl<'e> $name<'e> {
            fn poll(&mut self, cx: &mut Context<'_>) -> Answer<'e> {
                match self {
                    Self::Future(future) => match Pin::new(future).poll(cx) {
                        Poll::Pending => Answer::Pending,
                        Poll::Ready(output) => Answer::Ready(output),
                    },
                    #[cfg(feature = "stream")]
                    Self::Stream(stream) => match Pin::new(stream).poll_next(cx) {
                        Poll::Pending => Answer::Pending,
                        Poll::Ready(item) => Answer::Next(item),
                    },
                }
            }

            /// How many items there will be, if it is a stream.
            fn size_hint(&self) -> Option<(usize, Option<usize>)> {
                match self {
                    Self::Future(_) => None,
                    #[cfg(feature = "stream")]
                    Self::Stream(stream) => Some(stream.size_hint()),
                }
            }

            /// What moves freely moves into a box of the standard kind.
            pub(crate) fn boxed(self) -> Held<'e> {
                either!(self, held => held.boxed().into())
            }
        }
    };
}

polled!(Sent);
polled!(Local);

impl<'e> Sent<'e> {
    /// What moves freely becomes one of the local kind.
    pub(crate) fn localized(self) -> Held<'e> {
        either!(self, held => held.localized())
    }

    /// Erases it once more.
    pub(crate) fn again(self, create: Create) -> Held<'e> {
        either!(self, held => held.again(create).into())
    }
}

impl<'e> Held<'e> {
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Answer<'e> {
        match self {
            Self::Send(held) => held.poll(cx),
            Self::Local(held) => held.poll(cx),
        }
    }

    pub(crate) fn size_hint(&self) -> Option<(usize, Option<usize>)> {
        match self {
            Self::Send(held) => held.size_hint(),
            Self::Local(held) => held.size_hint(),
        }
    }

    /// Pins what lives inline, as the first poll would.
    pub(crate) fn pin(&mut self) {
        match self {
            Self::Send(Sent::Future(future)) => future.pin(),
            #[cfg(feature = "stream")]
            Self::Send(Sent::Stream(stream)) => stream.pin(),
            #[cfg(feature = "stream")]
            Self::Local(Local::Stream(stream)) => stream.pin(),
            Self::Local(Local::Future(_)) => {}
        }
    }
}

macro_rules! held {
    ($($(#[$attr:meta])* $module:ident, $variant:ident;)*) => {$(
        $(#[$attr])*
        impl<'e> From<$module::Sent<'e>> for Held<'e> {
            fn from(held: $module::Sent<'e>) -> Self {
                Self::Send(Sent::$variant(held))
            }
        }

        $(#[$attr])*
        impl<'e> From<$module::Local<'e>> for Held<'e> {
            fn from(held: $module::Local<'e>) -> Self {
                Self::Local(Local::$variant(held))
            }
        }
    )*};
}

held! {
    future, Future;
    #[cfg(feature = "stream")]
    stream, Stream;
}
