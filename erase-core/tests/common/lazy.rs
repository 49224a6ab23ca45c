//! Lazy calls without a trait: `DynFuture::lazy(args, thunk)`, through what an expansion calls.

use std::task::Poll;

use erase_core::__private::{Held, LocalStart, Start};
use erase_core::{DynFuture, LocalDynFuture, Storage};

macro_rules! lazy {
    ($(#[$doc:meta])* $Lazy:ident, $Future:ident, $Start:ident, $call:ident, [$($send:tt)*]) => {
        $(#[$doc])*
        pub(crate) trait $Lazy<'a, T, S: Storage>: Sized {
            fn lazy<A, H>(args: A, thunk: H) -> Self
            where
                A: 'a $($send)*,
                H: FnOnce(A, $Start<'_, 'a, T, S>) -> Poll<T> + Copy + 'a $($send)*;
        }

        impl<'a, T, S: Storage> $Lazy<'a, T, S> for $Future<'a, T, S> {
            fn lazy<A, H>(args: A, thunk: H) -> Self
            where
                A: 'a $($send)*,
                H: FnOnce(A, $Start<'_, 'a, T, S>) -> Poll<T> + Copy + 'a $($send)*,
            {
                let args: Held<'a, (A, ())> = Held::new((args, ()));
                args.$call(move |args, _: Held<'a, ()>, start: $Start<'_, 'a, T, S>| thunk(args, start))
            }
        }
    };
}

lazy!(
    /// `DynFuture::lazy`.
    Lazy, DynFuture, Start, __call, [+ Send]
);
lazy!(
    /// `LocalDynFuture::lazy`.
    LazyLocal, LocalDynFuture, LocalStart, __call_local, []
);
