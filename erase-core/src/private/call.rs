//! Makes a call lazy if its arguments are `Send`, and eager otherwise, by method lookup.

use core::task::Poll;

use super::held::Held;
use crate::future::{DynFuture, Start};
use crate::storage::Storage;

/// Makes calls at once. Method lookup finds it for arguments that are not `Send`.
///
/// `args.__call(method)` on a [`Held`] pair, the receiver and a tuple of the rest, finds the inherent
/// method of that name if the pair is `Send`: the call may be stored, and made on another thread. Otherwise
/// rustc drops that candidate and finds this trait's, as in autoref specialisation.
pub trait EagerCall<'f, R, A>: Sized {
    /// Makes the call, and does not poll its future.
    fn __call<C, T, S, H>(self, method: H) -> DynFuture<'f, T, S>
    where
        C: 'f,
        S: Storage,
        H: FnOnce(R, Held<'f, A, C>, Start<'_, 'f, T, S>) -> Poll<T>;
}

impl<'f, R, A, X: 'f> EagerCall<'f, R, A> for Held<'f, (R, A), X> {
    #[inline]
    fn __call<C, T, S, H>(self, method: H) -> DynFuture<'f, T, S>
    where
        C: 'f,
        S: Storage,
        H: FnOnce(R, Held<'f, A, C>, Start<'_, 'f, T, S>) -> Poll<T>,
    {
        let (this, args) = self.args;
        DynFuture::eager(|start| method(this, Held::new(args), start))
    }
}
