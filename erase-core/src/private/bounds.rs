//! Marker traits that expansions put into where clauses.

/// Implemented for `dyn Trait` of every trait under `#[erase]`: a `Box`, `Rc` or `Arc` of one is an
/// implementor.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a trait object, and only a pointer to one is an implementor",
    label = "pass what this points to, or a reference to it",
    note = "or write `#[erase(forward(dyn Box, dyn Arc))]` on the trait, for any type behind a `Box` or an `Arc`"
)]
pub trait TraitObject {}

/// `Sync`, as a bound that may be false: `where for<'x> Self: IfSync<'x>`.
///
/// A plain `Self: Sync` that is false is an error where it is written. A bound with a `for` lifetime is an
/// error only where the item is used.
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
