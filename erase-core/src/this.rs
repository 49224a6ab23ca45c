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

/// The type itself, for any sized type.
///
/// In an erased trait, `&self` is written `self: &This<Self>`. For a sized `Self` the alias *is*
/// `Self`, so an impl writes `&self` as always. For `dyn Trait` it does not normalise, since
/// [`SizedSelf`] asks for a sized type: when rustc looks for a method on `dyn Trait` it drops the
/// trait's own one, which needs `Self: Sized`, and finds the inherent one of the same name.
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
