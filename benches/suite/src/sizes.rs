//! How large a future is, and a task that awaits it.

/// Bytes, for the smallest call.
#[derive(Debug)]
pub struct Sizes {
    /// How the call is erased.
    pub strategy: &'static str,
    /// What the call returns.
    pub future: usize,
    /// A task that does nothing but await one call.
    pub task: usize,
}
