//! Lazy where the arguments are `Send`, eager where they are not, picked by method lookup.

use core::fmt;
use core::ops::{Deref, DerefMut};
use core::task::Poll;

use crate::future::DynFuture;
use crate::start::Start;
use crate::storage::Storage;

/// The arguments of a call that has not been made.
///
/// `Args::new(args).__call(thunk)` finds [`Args::__call`] where `A: Send` holds, for then the call may
/// be kept and made on another thread. Where it does not, rustc drops that candidate and finds
/// [`EagerArgs::__call`] by `Deref`. The idea is that of autoref specialisation.
pub struct Args<A>(EagerArgs<A>);

/// The [`Deref`] target of [`Args`].
pub struct EagerArgs<A>(Option<A>);

impl<A> Args<A> {
    /// Wraps the arguments of a call.
    #[inline]
    pub fn new(args: A) -> Self {
        Self(EagerArgs(Some(args)))
    }
}

impl<A: Send> Args<A> {
    /// Keeps the call for the first poll.
    ///
    /// # Panics
    ///
    /// When called twice.
    #[inline]
    pub fn __call<'f, T, S, H>(&mut self, thunk: H) -> DynFuture<'f, T, S>
    where
        A: 'f,
        S: Storage,
        H: FnOnce(A, Start<'_, 'f, T, S>) -> Poll<T> + Copy + Send + 'f,
    {
        DynFuture::lazy(self.0.take(), thunk)
    }
}

impl<A> EagerArgs<A> {
    /// Makes the call now, and does not poll its future.
    ///
    /// # Panics
    ///
    /// When called twice.
    #[inline]
    pub fn __call<'f, T, S, H>(&mut self, thunk: H) -> DynFuture<'f, T, S>
    where
        S: Storage,
        H: FnOnce(A, Start<'_, 'f, T, S>) -> Poll<T>,
    {
        let args = self.take();
        DynFuture::eager(|start| thunk(args, start))
    }

    #[inline]
    fn take(&mut self) -> A {
        match self.0.take() {
            Some(args) => args,
            None => called_twice(),
        }
    }
}

#[cold]
fn called_twice() -> ! {
    panic!("the arguments of a call were used twice")
}

impl<A> Deref for Args<A> {
    type Target = EagerArgs<A>;

    #[inline]
    fn deref(&self) -> &EagerArgs<A> {
        &self.0
    }
}

impl<A> DerefMut for Args<A> {
    #[inline]
    fn deref_mut(&mut self) -> &mut EagerArgs<A> {
        &mut self.0
    }
}

impl<A> fmt::Debug for Args<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Args").finish_non_exhaustive()
    }
}

impl<A> fmt::Debug for EagerArgs<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EagerArgs").finish_non_exhaustive()
    }
}
