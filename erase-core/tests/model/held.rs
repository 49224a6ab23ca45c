//! The futures that a run holds, of every type that they can have.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use erase_core::{Boxed, DynFuture, Inline, LocalDynFuture, Pooled};

use crate::lazy::{Lazy as _, LazyLocal as _};
use crate::probe::Out;
use crate::recorder::{Plan, register};
use crate::reference::Reference;
use crate::shapes::Shape;

/// Where the futures of a run live.
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

/// How an erased future is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Lazy,
    Eager,
    /// From a future that is there.
    Moved,
}

/// What it takes to make a future, but for its type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Create {
    pub(crate) home: Home,
    pub(crate) how: How,
    pub(crate) local: bool,
    pub(crate) plan: Plan,
}

/// A future of any type.
pub(crate) enum Held<'e> {
    Send(Sent<'e>),
    Local(Local<'e>),
}

/// A future that may go to another thread.
pub(crate) enum Sent<'e> {
    Reference(Reference<'e>),
    Pooled(DynFuture<'e, Out<'e>>),
    Boxed(DynFuture<'e, Out<'e>, Boxed>),
    Tiny(Pinnable<DynFuture<'e, Out<'e>, Inline<8>>>),
    Wide(Pinnable<DynFuture<'e, Out<'e>, Inline<64>>>),
    Standard(Pin<Box<dyn Future<Output = Out<'e>> + Send + 'e>>),
}

/// A future that may not.
pub(crate) enum Local<'e> {
    Reference(Reference<'e>),
    Pooled(LocalDynFuture<'e, Out<'e>>),
    Boxed(LocalDynFuture<'e, Out<'e>, Boxed>),
    Standard(Pin<Box<dyn Future<Output = Out<'e>> + 'e>>),
}

/// Moves freely until it is polled.
pub(crate) enum Pinnable<F> {
    Free(F),
    Pinned(Pin<Box<F>>),
    /// Meanwhile.
    Nowhere,
}

impl<F: Future> Pinnable<F> {
    fn pin(&mut self) -> Pin<&mut F> {
        *self = match std::mem::replace(self, Self::Nowhere) {
            Self::Free(future) => Self::Pinned(Box::pin(future)),
            pinned => pinned,
        };
        let Self::Pinned(future) = self else {
            unreachable!("it is pinned by now");
        };
        future.as_mut()
    }
}

impl<F: Future> Future for Pinnable<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: what does not move, the future, is in a box before it is pinned.
        unsafe { self.get_unchecked_mut() }.pin().poll(cx)
    }
}

impl<F> Unpin for Pinnable<F> {}

/// An erased future of that type.
macro_rules! erased {
    ($type:ty, $create:expr, $shape:ty, $args:expr) => {
        match $create.how {
            How::Lazy => <$type>::lazy($args, |args, start| start.run(<$shape>::build(args))),
            How::Eager => <$type>::eager(|start| start.run(<$shape>::build($args))),
            How::Moved => <$type>::with_storage(<$shape>::build($args)),
        }
    };
}

impl Create {
    /// Makes a future of that shape.
    pub(crate) fn of<'e, X: Shape<'e>>(self, text: &'e str) -> Held<'e> {
        let args = X::args(register(self.plan), text);
        if self.local {
            Held::Local(self.local::<X>(args))
        } else {
            Held::Send(self.sent::<X>(args))
        }
    }

    /// Erases once more.
    pub(crate) fn again(self, inner: Sent<'_>) -> Sent<'_> {
        self.sent::<Again>(inner)
    }

    fn sent<'e, X: Shape<'e>>(self, args: X::Args) -> Sent<'e> {
        type Erased<'e, S> = DynFuture<'e, Out<'e>, S>;
        match self.home {
            Home::Reference => Sent::Reference(self.reference::<X>(args)),
            Home::Pooled => Sent::Pooled(erased!(Erased<'e, Pooled>, self, X, args)),
            Home::Boxed => Sent::Boxed(erased!(Erased<'e, Boxed>, self, X, args)),
            Home::Tiny => Sent::Tiny(Pinnable::Free(erased!(
                Erased<'e, Inline<8>>,
                self,
                X,
                args
            ))),
            Home::Wide => Sent::Wide(Pinnable::Free(erased!(
                Erased<'e, Inline<64>>,
                self,
                X,
                args
            ))),
        }
    }

    fn local<'e, X: Shape<'e>>(self, args: X::Args) -> Local<'e> {
        type Erased<'e, S> = LocalDynFuture<'e, Out<'e>, S>;
        match self.home {
            Home::Reference => Local::Reference(self.reference::<X>(args)),
            Home::Boxed => Local::Boxed(erased!(Erased<'e, Boxed>, self, X, args)),
            Home::Pooled | Home::Tiny | Home::Wide => {
                Local::Pooled(erased!(Erased<'e, Pooled>, self, X, args))
            }
        }
    }

    fn reference<'e, X: Shape<'e>>(self, args: X::Args) -> Reference<'e> {
        match self.how {
            How::Lazy => Reference::lazy(args, X::build),
            How::Eager | How::Moved => Reference::eager(X::build(args)),
        }
    }
}

/// The shape of what is erased again.
struct Again;

impl<'e> Shape<'e> for Again {
    type Args = Sent<'e>;

    fn args(_: u16, _: &'e str) -> Sent<'e> {
        unreachable!("it is there")
    }
    fn build(inner: Sent<'e>) -> impl Future<Output = Out<'e>> + Send + 'e {
        inner
    }
}

impl<'e> Future for Sent<'e> {
    type Output = Out<'e>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Out<'e>> {
        match &mut *self {
            Self::Reference(future) => Pin::new(future).poll(cx),
            Self::Pooled(future) => Pin::new(future).poll(cx),
            Self::Boxed(future) => Pin::new(future).poll(cx),
            Self::Tiny(future) => Pin::new(future).poll(cx),
            Self::Wide(future) => Pin::new(future).poll(cx),
            Self::Standard(future) => future.as_mut().poll(cx),
        }
    }
}

impl<'e> Sent<'e> {
    /// What moves freely moves into a box of the standard kind.
    pub(crate) fn boxed(self) -> Self {
        match self {
            Self::Reference(future) => Self::Standard(Box::pin(future)),
            Self::Pooled(future) => Self::Standard(future.boxed()),
            Self::Boxed(future) => Self::Standard(future.boxed()),
            Self::Tiny(Pinnable::Free(future)) => Self::Standard(future.boxed()),
            Self::Wide(Pinnable::Free(future)) => Self::Standard(future.boxed()),
            pinned => pinned,
        }
    }

    /// What moves freely becomes one of the local kind.
    pub(crate) fn localized(self) -> Held<'e> {
        match self {
            Self::Reference(future) => Held::Local(Local::Reference(future)),
            Self::Pooled(future) => Held::Local(Local::Pooled(future.into())),
            Self::Boxed(future) => Held::Local(Local::Boxed(future.into())),
            Self::Standard(future) => Held::Local(Local::Standard(future)),
            inline => Held::Send(inline),
        }
    }

    /// Pins what lives inline, as the first poll would.
    pub(crate) fn pin(&mut self) {
        match self {
            Self::Tiny(future) => drop(future.pin()),
            Self::Wide(future) => drop(future.pin()),
            _ => {}
        }
    }
}

impl Local<'_> {
    /// Moves into a box of the standard kind.
    pub(crate) fn boxed(self) -> Self {
        match self {
            Self::Reference(future) => Self::Standard(Box::pin(future)),
            Self::Pooled(future) => Self::Standard(future.boxed()),
            Self::Boxed(future) => Self::Standard(future.boxed()),
            standard @ Self::Standard(_) => standard,
        }
    }
}

impl<'e> Held<'e> {
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Out<'e>> {
        match self {
            Self::Send(future) => Pin::new(future).poll(cx),
            Self::Local(Local::Reference(future)) => Pin::new(future).poll(cx),
            Self::Local(Local::Pooled(future)) => Pin::new(future).poll(cx),
            Self::Local(Local::Boxed(future)) => Pin::new(future).poll(cx),
            Self::Local(Local::Standard(future)) => future.as_mut().poll(cx),
        }
    }
}
