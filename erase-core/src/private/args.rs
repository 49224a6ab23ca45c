//! Makes a call lazy if its arguments are `Send`, and eager otherwise, by method lookup.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;
use core::task::Poll;

use super::held::Held;
use crate::future::{DynFuture, Start};
use crate::storage::Storage;

/// The type of the arguments of a call, without a value.
///
/// `A` is a pair: the receiver, and a tuple of the rest. If both are `Send`,
/// `Args::of(&args).__call(args, method)` finds [`Args::__call`]: the call may be stored, and made on another
/// thread. Otherwise rustc drops that candidate and finds [`EagerArgs::__call`] by
/// `Deref`, as in autoref specialisation.
pub struct Args<A>(EagerArgs<A>);

/// The [`Deref`] target of [`Args`].
pub struct EagerArgs<A>(PhantomData<A>);

impl<A> Args<A> {
    /// The type of these arguments.
    #[inline]
    pub fn of(_: &A) -> Self {
        Self(EagerArgs(PhantomData))
    }
}

impl<R, A> Args<(R, A)>
where
    (R, A): Send,
{
    /// Stores the call of a zero-sized `method` for the first poll.
    #[inline]
    pub fn __call<'f, C, T, S, H>(self, args: (R, A), method: H) -> DynFuture<'f, T, S>
    where
        (R, A): 'f,
        C: 'f,
        S: Storage,
        H: FnOnce(R, Held<'f, A, C>, Start<'_, 'f, T, S>) -> Poll<T> + Copy + Send + 'f,
    {
        DynFuture::lazy(args, move |(this, args), start| {
            method(this, Held::new(args), start)
        })
    }
}

impl<R, A> EagerArgs<(R, A)> {
    /// Makes the call, and does not poll its future.
    #[inline]
    pub fn __call<'f, C, T, S, H>(&self, (this, args): (R, A), method: H) -> DynFuture<'f, T, S>
    where
        C: 'f,
        S: Storage,
        H: FnOnce(R, Held<'f, A, C>, Start<'_, 'f, T, S>) -> Poll<T>,
    {
        DynFuture::eager(|start| method(this, Held::new(args), start))
    }
}

impl<A> Deref for Args<A> {
    type Target = EagerArgs<A>;

    #[inline]
    fn deref(&self) -> &EagerArgs<A> {
        &self.0
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
