//! The one raw interface: a function whose types have no name where it is handed on.
//!
//! The hidden trait has to be dyn-compatible, so no method of it can name `Self::Key`. For a method
//! that does, it hands out a [`RawFn`] instead. The user's own trait calls it, in a provided method,
//! where `Self::Key` has its name.

use core::fmt;
use core::mem;

/// A function of three arguments, without its types.
#[derive(Clone, Copy)]
pub struct RawFn(*const ());

impl RawFn {
    /// Takes `function`, which has the type of `like`, the method that calls it: rustc compares
    /// them, so what is written in two places is the same in both.
    #[inline]
    pub fn new<A, B, C, R>(
        _like: unsafe fn(A, B, C) -> R,
        function: unsafe fn(A, B, C) -> R,
    ) -> Self {
        Self(function as *const ())
    }

    /// Calls the function.
    ///
    /// It does not build for a `This` without a size, a trait object say. That is a check of the
    /// instance, once the types are known.
    ///
    /// # Safety
    ///
    /// - For each `This` that has a size, `self` was made by [`RawFn::new`] with a `function` that
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
        // - a pointer to `This` is thin, so `This` has a size, and the caller guarantees that the
        //   function was made with these types;
        // - lifetimes take no part in how a function is called, and the caller guarantees that it
        //   is valid for all of them.
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
