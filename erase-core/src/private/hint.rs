//! What a default body returns, told to the compiler in code that never runs.

/// A `T` for a `return` that is never reached: an `async` block then knows its output.
///
/// # Panics
///
/// Always.
#[cold]
pub fn unreachable<T>() -> T {
    unreachable!("the expansion returns this in code that never runs")
}
