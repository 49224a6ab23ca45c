//! Gives the compiler the output type of a default body, in code that never runs.

/// A `T` for an unreachable `return`, which fixes the output of an `async` block.
///
/// # Panics
///
/// Always.
#[cold]
pub fn unreachable<T>() -> T {
    unreachable!("the expansion returns this in code that never runs")
}
