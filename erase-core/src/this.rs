//! The receiver alias that keeps a method's own name free on `dyn Trait`.

/// Implemented by `()` for every sized type; see [`This`].
#[doc(hidden)]
pub trait SizedSelf<T> {
    /// `T` itself.
    type Out;
}

impl<T> SizedSelf<T> for () {
    type Out = T;
}

/// The receiver of a method under `#[erase]`. **Read it as `Self`**: for every sized type they are the
/// same.
///
/// Where the trait's author wrote `&self`, its page shows `self: &This<Self>`. An impl writes `&self`
/// as always, and a call on a concrete type is an ordinary one.
///
/// The alias exists for `dyn Trait`: that is unsized, so `This<dyn Trait>` is not a type. When rustc looks
/// for a method on `dyn Trait`, it therefore drops the trait's own one, and finds the inherent method of
/// the same name that `#[erase]` adds.
///
/// # Examples
///
/// What `#[erase]` does, by hand:
///
/// ```
/// use erase_core::This;
///
/// trait Database {
///     fn count(self: &This<Self>) -> usize
///     where
///         Self: Sized;
/// }
///
/// struct Memory(Vec<u8>);
///
/// impl Database for Memory {
///     fn count(&self) -> usize {
///         self.0.len()
///     }
/// }
///
/// impl dyn Database + '_ {
///     fn count(&self) -> usize {
///         7
///     }
/// }
///
/// let memory = Memory(vec![1, 2]);
/// assert_eq!(memory.count(), 2);
/// let database: &dyn Database = &memory;
/// assert_eq!(database.count(), 7);
/// ```
pub type This<T> = <() as SizedSelf<T>>::Out;
