//! The streams that a run holds. A plain `Pin<Box<dyn Stream>>` is what they are held against.

use std::pin::Pin;
use std::task::{Context, Poll};

use erase_core::{Boxed, DynStream, Inline, LocalDynStream};
use futures::Stream;

use crate::held::pinnable::Pinnable;
use crate::held::{Create, Held, Home};
use crate::probe::Out;
use crate::recorder::register;
use crate::shapes::stream::StreamShape;

type Reference<'e> = Pin<Box<dyn Stream<Item = Out<'e>> + Send + 'e>>;
type Erased<'e, S> = DynStream<'e, Out<'e>, S>;
type LocalErased<'e, S> = LocalDynStream<'e, Out<'e>, S>;

/// A stream that may go to another thread.
pub(crate) enum Sent<'e> {
    Reference(Reference<'e>),
    Pooled(DynStream<'e, Out<'e>>),
    Boxed(Erased<'e, Boxed>),
    Tiny(Pinnable<Erased<'e, Inline<8>>>),
    Wide(Pinnable<Erased<'e, Inline<64>>>),
    Standard(Reference<'e>),
}

/// A stream that may not.
pub(crate) enum Local<'e> {
    Reference(Reference<'e>),
    Pooled(LocalDynStream<'e, Out<'e>>),
    Boxed(LocalErased<'e, Boxed>),
    Tiny(Pinnable<LocalErased<'e, Inline<8>>>),
    Wide(Pinnable<LocalErased<'e, Inline<64>>>),
    Standard(Pin<Box<dyn Stream<Item = Out<'e>> + 'e>>),
}

impl Create {
    /// Makes a stream of that shape.
    pub(crate) fn stream_of<'e, X: StreamShape<'e>>(self, text: &'e str) -> Held<'e> {
        let stream = X::build(register(self.plan), text);
        if self.local {
            self.local_stream(stream).into()
        } else {
            self.sent_stream(stream).into()
        }
    }

    fn sent_stream<'e, X>(self, stream: X) -> Sent<'e>
    where
        X: Stream<Item = Out<'e>> + Send + 'e,
    {
        match self.home {
            Home::Reference => Sent::Reference(Box::pin(stream)),
            Home::Pooled => Sent::Pooled(DynStream::new(stream)),
            Home::Boxed => Sent::Boxed(Erased::with_storage(stream)),
            Home::Tiny => Sent::Tiny(Pinnable::Free(Erased::with_storage(stream))),
            Home::Wide => Sent::Wide(Pinnable::Free(Erased::with_storage(stream))),
        }
    }

    fn local_stream<'e, X>(self, stream: X) -> Local<'e>
    where
        X: Stream<Item = Out<'e>> + Send + 'e,
    {
        match self.home {
            Home::Reference => Local::Reference(Box::pin(stream)),
            Home::Pooled => Local::Pooled(LocalDynStream::new(stream)),
            Home::Boxed => Local::Boxed(LocalErased::with_storage(stream)),
            Home::Tiny => Local::Tiny(Pinnable::Free(LocalErased::with_storage(stream))),
            Home::Wide => Local::Wide(Pinnable::Free(LocalErased::with_storage(stream))),
        }
    }
}

/// Both kinds are streams, and move into a box of the standard kind where they move freely.
macro_rules! streams {
    ($name:ident) => {
        impl<'e> Stream for $name<'e> {
            type Item = Out<'e>;

            fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Out<'e>>> {
                match &mut *self {
                    Self::Reference(stream) => stream.as_mut().poll_next(cx),
                    Self::Pooled(stream) => Pin::new(stream).poll_next(cx),
                    Self::Boxed(stream) => Pin::new(stream).poll_next(cx),
                    Self::Tiny(stream) => Pin::new(stream).poll_next(cx),
                    Self::Wide(stream) => Pin::new(stream).poll_next(cx),
                    Self::Standard(stream) => stream.as_mut().poll_next(cx),
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                match self {
                    Self::Reference(stream) => stream.size_hint(),
                    Self::Pooled(stream) => stream.size_hint(),
                    Self::Boxed(stream) => stream.size_hint(),
                    Self::Tiny(stream) => stream.size_hint(),
                    Self::Wide(stream) => stream.size_hint(),
                    Self::Standard(stream) => stream.size_hint(),
                }
            }
        }

        impl $name<'_> {
            pub(crate) fn boxed(self) -> Self {
                match self {
                    Self::Reference(stream) => Self::Standard(Box::pin(stream)),
                    Self::Pooled(stream) => Self::Standard(stream.boxed()),
                    Self::Boxed(stream) => Self::Standard(stream.boxed()),
                    Self::Tiny(Pinnable::Free(stream)) => Self::Standard(stream.boxed()),
                    Self::Wide(Pinnable::Free(stream)) => Self::Standard(stream.boxed()),
                    pinned => pinned,
                }
            }

            /// Pins what lives inline, as the first poll would.
            pub(crate) fn pin(&mut self) {
                match self {
                    Self::Tiny(stream) => drop(stream.pin()),
                    Self::Wide(stream) => drop(stream.pin()),
                    _ => {}
                }
            }
        }
    };
}

streams!(Sent);
streams!(Local);

impl<'e> Sent<'e> {
    /// What moves freely becomes one of the local kind.
    pub(crate) fn localized(self) -> Held<'e> {
        match self {
            Self::Reference(stream) => Local::Reference(stream).into(),
            Self::Pooled(stream) => Local::Pooled(stream.into()).into(),
            Self::Boxed(stream) => Local::Boxed(stream.into()).into(),
            Self::Tiny(Pinnable::Free(stream)) => Local::Tiny(Pinnable::Free(stream.into())).into(),
            Self::Wide(Pinnable::Free(stream)) => Local::Wide(Pinnable::Free(stream.into())).into(),
            Self::Standard(stream) => Local::Standard(stream).into(),
            pinned => pinned.into(),
        }
    }

    /// Erases it once more.
    pub(crate) fn again(self, create: Create) -> Self {
        create.sent_stream(self)
    }
}
