//! Marker traits that expansions put into where clauses.

/// [`Kind`] of a sized type: calls through a pointer to it stay static.
#[derive(Debug)]
pub struct Static;

/// [`Kind`] of `dyn Trait`: calls through a pointer to it go through the erased trait.
#[derive(Debug)]
pub struct Dynamic;

/// Tells a sized type from `dyn Trait` in a forwarding impl.
///
/// `#[erase]` implements it for its own `dyn Trait`, with [`Dynamic`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a sized type nor a trait object of an erased trait",
    label = "cannot be called through a pointer",
    note = "only sized types and `dyn Trait` of a trait with `#[erase]` are supported here"
)]
pub trait Kind {
    /// Whether calls are native or erased. Hidden: it changes in any release.
    type K;
}

impl<X> Kind for X {
    type K = Static;
}

/// `Sync`, as a bound that may be false: `where for<'x> Self: IfSync<'x>`.
///
/// A plain `Self: Sync` that does not hold is an error where it is written. One with a bound
/// lifetime is an error only where the item is used.
#[diagnostic::on_unimplemented(
    message = "this method cannot be called on `{Self}`, which is not `Sync`",
    label = "`{Self}` cannot be shared between threads safely",
    note = "its future is `Send` and borrows the value: make `Sync` a supertrait of the trait, or write `dyn Trait + Send + Sync`"
)]
pub trait IfSync<'x>: Sync {}

impl<T: ?Sized + Sync> IfSync<'_> for T {}

/// `Send`, as a bound that may be false: `where for<'x> Self: IfSend<'x>`. See [`IfSync`].
#[diagnostic::on_unimplemented(
    message = "this method cannot be called on `{Self}`, which is not `Send`",
    label = "`{Self}` cannot be sent between threads safely",
    note = "its future is `Send` and holds the value: make `Send` a supertrait of the trait, or write `dyn Trait + Send`"
)]
pub trait IfSend<'x>: Send {}

impl<T: ?Sized + Send> IfSend<'_> for T {}
