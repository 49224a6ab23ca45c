//! Reborrows through any pointer.
//!
//! A where clause of a forwarding impl, such as `Box<P>: Deref<Target = str>`, changes the meaning of
//! `**self` in it. It does not affect these traits.

use core::ops::Deref;
use core::pin::Pin;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, rc::Rc};

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
use alloc::sync::Arc;

/// A pointer that can be read through.
pub trait Pointer {
    /// The pointee.
    type Pointee: ?Sized;

    /// Reborrows the pointee.
    fn __pointee(this: &Self) -> &Self::Pointee;
}

/// A pointer that can be written through.
pub trait PointerMut: Pointer {
    /// Reborrows the pointee mutably.
    fn __pointee_mut(this: &mut Self) -> &mut Self::Pointee;
}

macro_rules! pointer {
    ($(#[$attr:meta])* [$($lifetime:lifetime)?] $pointer:ty) => {
        $(#[$attr])*
        impl<$($lifetime,)? P: ?Sized> Pointer for $pointer {
            type Pointee = P;

            #[inline]
            fn __pointee(this: &Self) -> &P {
                this
            }
        }
    };
}

macro_rules! pointer_mut {
    ($(#[$attr:meta])* [$($lifetime:lifetime)?] $pointer:ty) => {
        pointer!($(#[$attr])* [$($lifetime)?] $pointer);

        $(#[$attr])*
        impl<$($lifetime,)? P: ?Sized> PointerMut for $pointer {
            #[inline]
            fn __pointee_mut(this: &mut Self) -> &mut P {
                this
            }
        }
    };
}

/// Reborrows the pointee of a pointer.
#[inline]
pub fn pointee<T: Pointer>(pointer: &T) -> &T::Pointee {
    T::__pointee(pointer)
}

/// Reborrows the pointee of a pointer mutably.
#[inline]
pub fn pointee_mut<T: PointerMut>(pointer: &mut T) -> &mut T::Pointee {
    T::__pointee_mut(pointer)
}

pointer!(['p] &'p P);
pointer_mut!(['p] &'p mut P);
pointer_mut!(#[cfg(feature = "alloc")] [] Box<P>);
pointer!(#[cfg(feature = "alloc")] [] Rc<P>);
pointer!(#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))] [] Arc<P>);

impl<T: Pointer + Deref<Target = T::Pointee>> Pointer for Pin<T> {
    type Pointee = T::Pointee;

    #[inline]
    fn __pointee(this: &Self) -> &T::Pointee {
        this
    }
}
