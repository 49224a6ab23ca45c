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
///     let (count, text) = args.args;
///     Box::new(move || usize::from(*count) + text.len())
/// }
///
/// let cell = std::cell::RefCell::new(3);
/// assert_eq!(keep(Held::new((cell.borrow(), "four")))(), 7);
/// ```
pub struct Held<'f, A, C: 'f = A> {
    /// The arguments.
    pub args: A,
    /// Invariant.
    pub(crate) lifetime: PhantomData<Cell<&'f ()>>,
    pub(crate) captured: Params<C>,
}

/// `T`. A function that takes it may rely on `T: 'f`, down to lifetimes that `T` hides, as with
/// a [`Held`]: bounds of what a signature spells are implied, and it spells a `&'f T`.
///
/// ```
/// use erase_core::__private::Within;
/// use std::cell::Ref;
///
/// # #[allow(elided_lifetimes_in_paths)]
/// fn keep<'f>(count: Within<'f, Ref<u8>>) -> Box<dyn Fn() -> u8 + 'f> {
///     Box::new(move || *count)
/// }
///
/// let cell = std::cell::RefCell::new(3);
/// assert_eq!(keep(cell.borrow())(), 3);
/// ```
pub type Within<'f, T> = <&'f T as core::ops::Deref>::Target;

/// What a function returns, by its type. A lifetime that its path hides is that of the one
/// argument there: `Returned<fn(&'a ()) -> Request>` is a `Request<'a>`.
pub type Returned<F> = <F as Function>::Output;

/// A function of one argument.
pub trait Function {
    /// What it returns.
    type Output;
}

impl<A, R> Function for fn(A) -> R {
    type Output = R;
}

/// The arguments of a call that captures `C` beside them. `A` is spelled once: what it hides is
/// another lifetime in each place.
pub type HeldWith<'f, A, C> = Held<'f, A, (A, C)>;

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
}

impl<'f, A, C: 'f> fmt::Debug for Held<'f, A, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}
