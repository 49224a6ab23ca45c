//! A function without its types, the only raw interface of this crate.
//!
//! The hidden trait must be dyn-compatible, so its methods cannot name `Self::Key`. For a method that
//! does, the hidden trait returns a [`RawFn`]. A provided method of the user's own trait, where
//! `Self::Key` has its name, calls it.

use core::fmt;
use core::mem;

/// A function of three arguments, without its types.
#[derive(Clone, Copy)]
pub struct RawFn(*const ());

impl RawFn {
    /// Takes `function`. It has the type of `like`, the method that calls it: rustc compares the two, so
    /// both signatures are the same.
    #[inline]
    pub fn new<A, B, C, R>(
        _like: unsafe fn(A, B, C) -> R,
        function: unsafe fn(A, B, C) -> R,
    ) -> Self {
        Self(function as *const ())
    }

    /// Calls the function.
    ///
    /// It does not build for an unsized `This`, such as a trait object. The check runs when it is
    /// instantiated.
    ///
    /// # Safety
    ///
    /// - For each sized `This`, `self` was made by [`RawFn::new`] with a `function` that
    ///   takes `A`, `B` and `C` and returns `R`, except that lifetimes may differ.
    /// - That function is generic in all lifetimes of its signature, and its where clause is that of
    ///   the caller.
    #[inline]
    pub unsafe fn call<This: ?Sized, A, B, C, R>(self, receiver: A, args: B, start: C) -> R {
        const {
            assert!(
                size_of::<*const This>() == size_of::<usize>(),
                "a trait under `#[erase]` is implemented for a type without a size"
            );
        }
        // SAFETY:
        // - a pointer to `This` is thin, so `This` is sized, and the caller guarantees that the function
        //   was made with these types;
        // - lifetimes do not affect the ABI of a function, and the caller guarantees that it is valid
        //   for all of them.
        unsafe {
            let function = mem::transmute::<*const (), unsafe fn(A, B, C) -> R>(self.0);
            function(receiver, args, start)
        }
    }
}

impl fmt::Debug for RawFn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawFn").finish_non_exhaustive()
    }
}
