//! The arguments of an erased call, with a proof that they outlive its future.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;

/// The arguments `A` of a call, where `C` outlives `'f`. `C` is `A`, unless the method's future captures
/// less.
///
/// By the rules of implied bounds, a function that takes a `Held<'f, A>` may rely on `A: 'f`, even for
/// lifetimes that a type hides, and the code that makes one must prove it.
///
/// Here the argument's type hides two lifetimes that have no name:
///
/// ```
/// use erase_core::__private::Held;
/// use std::cell::Ref;
///
/// # #[allow(elided_lifetimes_in_paths)]
/// fn keep<'f>(args: Held<'f, (Ref<u8>, &str)>) -> Box<dyn Fn() -> usize + 'f> {
///     let (count, text) = args.take();
///     Box::new(move || usize::from(*count) + text.len())
/// }
///
/// let cell = std::cell::RefCell::new(3);
/// assert_eq!(keep(Held::new((cell.borrow(), "four")))(), 7);
/// ```
pub struct Held<'f, A, C: 'f = A> {
    args: A,
    /// Invariant.
    lifetime: PhantomData<Cell<&'f ()>>,
    captured: Params<C>,
}

/// Type and lifetime parameters, as a zero-sized argument.
pub type Params<C> = PhantomData<fn() -> C>;

impl<'f, A, C: 'f> Held<'f, A, C> {
    /// Wraps the arguments.
    #[inline]
    pub fn new(args: A) -> Self {
        Self {
            args,
            lifetime: PhantomData,
            captured: PhantomData,
        }
    }

    /// Returns the arguments.
    #[inline]
    pub fn take(self) -> A {
        self.args
    }
}

impl<'f, A, C: 'f> fmt::Debug for Held<'f, A, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}
