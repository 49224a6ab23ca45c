//! Who is `Send`, `Sync` and `Unpin`, with hostile outputs.

use std::cell::Cell;
use std::marker::PhantomPinned;
use std::rc::Rc;

use erase_core::__private::{Forwarded, Held, LocalStart, RawFn, Start};
use erase_core::{DynFuture, Inline, LocalDynFuture};

/// Answers by method lookup: the inherent one is there only if the bound holds.
macro_rules! is {
    ($bound:ident, $type:ty) => {{
        struct Probe<X: ?Sized>(std::marker::PhantomData<X>);
        #[allow(dead_code, reason = "used only if the bound does not hold")]
        trait Otherwise {
            const IS: bool = false;
        }
        impl<X: ?Sized> Otherwise for Probe<X> {}
        impl<X: ?Sized + $bound> Probe<X> {
            #[allow(dead_code, reason = "used only if the bound holds")]
            const IS: bool = true;
        }
        Probe::<$type>::IS
    }};
}

type Hostile = (Rc<()>, Cell<u8>, PhantomPinned, *mut u8);

/// The place of a future is used where it is given, and so is the context of a poll.
#[test]
fn the_right_to_start_stays_on_its_thread() {
    assert!(!is!(Send, Start<'_, '_, u8>));
    assert!(!is!(Sync, Start<'_, '_, u8>));
    assert!(!is!(Send, LocalStart<'_, '_, u8>));
    assert!(!is!(Sync, LocalStart<'_, '_, u8>));
    assert!(!is!(Send, RawFn));
    assert!(!is!(Sync, RawFn));
}

/// Arguments that wait for a call are as `Send` as they themselves are.
#[test]
fn arguments() {
    assert!(is!(Send, Held<'_, u8>));
    assert!(!is!(Send, Held<'_, Rc<u8>>));
    assert!(!is!(Send, Held<'_, &Cell<u8>>));
    assert!(!is!(Sync, Held<'_, Cell<u8>>));
}

/// A forwarded future is shared and moved between threads as the erased one is, whatever it
/// captures.
#[test]
fn forwarded() {
    assert!(!is!(Sync, Forwarded<(), DynFuture<'static, ()>>));
    assert!(!is!(Sync, Forwarded<(), LocalDynFuture<'static, ()>>));
    assert!(!is!(Send, Forwarded<u8, LocalDynFuture<'static, u8>>));
}

#[test]
fn send() {
    assert!(is!(Send, DynFuture<'_, Hostile>));
    assert!(is!(Send, DynFuture<'_, Hostile, Inline<8>>));
    assert!(!is!(Send, LocalDynFuture<'_, ()>));
    assert!(!is!(Send, LocalDynFuture<'_, (), Inline<8>>));
    assert!(is!(Send, Forwarded<Hostile, DynFuture<'static, Hostile>>));
    assert!(!is!(Send, Forwarded<(), LocalDynFuture<'static, ()>>));
}

#[test]
fn sync() {
    assert!(!is!(Sync, DynFuture<'_, ()>));
    assert!(!is!(Sync, DynFuture<'_, (), Inline<8>>));
    assert!(!is!(Sync, LocalDynFuture<'_, ()>));
}

#[cfg(feature = "alloc")]
#[test]
fn unpin() {
    use erase_core::{Boxed, Pooled};
    assert!(is!(Unpin, DynFuture<'_, Hostile>));
    assert!(is!(Unpin, DynFuture<'_, Hostile, Boxed>));
    assert!(is!(Unpin, LocalDynFuture<'_, Hostile, Pooled>));
    assert!(is!(Unpin, Forwarded<Hostile, DynFuture<'static, Hostile>>));
}

#[test]
fn inline_is_not_unpin() {
    assert!(!is!(Unpin, DynFuture<'_, (), Inline<0>>));
    assert!(!is!(Unpin, DynFuture<'_, (), Inline<64>>));
    assert!(!is!(Unpin, LocalDynFuture<'_, (), Inline<64>>));
    assert!(!is!(Unpin, Forwarded<(), DynFuture<'static, (), Inline<8>>>));
}

/// A shorter lifetime will do, as for `Box<dyn Future + 'a>`.
#[test]
fn covariant_in_the_lifetime() {
    fn shorten<'a>(long: DynFuture<'static, u8>, _: &'a str) -> DynFuture<'a, u8> {
        long
    }
    let text = String::new();
    drop(shorten(DynFuture::new(async { 1 }), &text));
}
