//! Empty types with the names of the owning pointers, for builds without `alloc`. On targets without
//! compare-and-swap atomics, one of them replaces `Arc`.
//!
//! The macro cannot see this crate's features. Its forwarding impls compile against these types, apply
//! to no value and cost nothing. A method that takes `self` by value or in a box is an error, because
//! no dyn call of it would be possible.

use core::convert::Infallible;
use core::marker::PhantomData;

use crate::__private::pointer::Pointer;
#[cfg(not(feature = "alloc"))]
use crate::__private::pointer::PointerMut;

macro_rules! absent {
    ($($name:ident)*) => {
        $(
            /// Not available on this target, or without the feature `alloc`.
            #[derive(Debug)]
            pub struct $name<P: ?Sized> {
                never: Infallible,
                pointee: PhantomData<P>,
            }

            impl<P: ?Sized> Pointer for $name<P> {
                type Pointee = P;

                fn __pointee(this: &Self) -> &P {
                    match this.never {}
                }
            }

            #[cfg(not(feature = "alloc"))]
            impl<P: ?Sized> PointerMut for $name<P> {
                fn __pointee_mut(this: &mut Self) -> &mut P {
                    match this.never {}
                }
            }
        )*
    };
}

absent!(Arc);
#[cfg(not(feature = "alloc"))]
absent!(Box Rc);
