//! The one raw interface: arguments and answer of a call travel behind pointers.
//!
//! A dyn-compatible trait cannot name `Self::Error` in a method of its hidden twin. The twin's
//! method takes a [`Call`] instead, which names no type; the inherent method on
//! `dyn Trait<Error = E>` and the blanket impl, which both know the types, put them on and off.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

/// The arguments of one call and the place for its answer, both without their types.
pub struct Call<'c> {
    args: NonNull<()>,
    answer: NonNull<()>,
    scope: PhantomData<Cell<&'c ()>>,
}

/// Calls `f` with `args` behind a pointer, and returns what [`Call::answer`] was given.
///
/// # Panics
///
/// When `f` returns without an answer. A panic of `f` goes on; what was not taken is dropped.
///
/// # Safety
///
/// `f` hands the [`Call`], if at all, to code that does nothing with it but end in
/// [`Call::answer`] with the same `A` and `R`. Lifetimes may have other names there, if that code is
/// generic in them, and demands no more of them than is true of those in `A` and `R`: then it is the
/// same code for both, and what it makes of the arguments is valid for as long as they are.
#[inline]
pub unsafe fn call<A, R>(args: A, f: impl FnOnce(Call<'_>)) -> R {
    let mut args = Some(args);
    let mut answer: Option<R> = None;
    f(Call {
        args: NonNull::from(&mut args).cast(),
        answer: NonNull::from(&mut answer).cast(),
        scope: PhantomData,
    });
    match answer {
        Some(answer) => answer,
        None => unanswered(),
    }
}

#[cold]
fn unanswered() -> ! {
    panic!("an erased method returned without an answer")
}

impl Call<'_> {
    /// Takes the arguments, and gives what `f` makes of them to the caller.
    ///
    /// # Safety
    ///
    /// `A` and `R` are those that [`call`] made this value with, but for lifetimes, as is said there.
    #[inline]
    pub unsafe fn answer<A, R>(self, f: impl FnOnce(A) -> R) {
        let args = self.args.cast::<Option<A>>().as_ptr();
        // SAFETY:
        // - `call` made the pointer from an `Option<A>` that lives, and that it does not touch,
        //   until its `f` has returned, which is after `self` is gone: `'c` cannot leave `f`;
        // - the caller guarantees that `A` is the same type.
        let args = unsafe { (*args).take() };
        let Some(args) = args else { unanswered() };
        let answer = f(args);
        // SAFETY:
        // - as above, for an `Option<R>`;
        // - it is `None`, since `self` is consumed and there is one `Call` only: nothing leaks.
        unsafe { self.answer.cast::<Option<R>>().write(Some(answer)) };
    }
}

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}
