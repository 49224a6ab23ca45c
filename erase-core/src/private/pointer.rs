//! Reborrowing through a pointer, by one name for all pointers.
//!
//! A forwarding impl whose where clause says what the pointer implements, `Box<P>: Deref<Target =
//! str>` say, changes what `**self` means in it. These traits are not affected.

use core::ops::Deref;
use core::pin::Pin;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, rc::Rc};

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
use alloc::sync::Arc;

/// A pointer that can be read through.
pub trait Pointer {
    /// What it points to.
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

/// Reborrows what a pointer points to.
#[inline]
pub fn pointee<T: Pointer>(pointer: &T) -> &T::Pointee {
    T::__pointee(pointer)
}

/// Reborrows mutably what a pointer points to.
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
