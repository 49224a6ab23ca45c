//! The trait that every check implements, and what a look at something finds.

use std::fmt;

use erase_core::erase;

/// One thing that can be looked at again and again.
///
/// The trait asks for no `Send`, so a check may stay on one thread; what is spawned says
/// `dyn HealthCheck + Send` or `impl HealthCheck + Send`. The futures are `Send` if the check is.
#[erase]
pub trait HealthCheck {
    /// What is looked at, for people.
    fn name(&self) -> &str;

    /// Takes one look. The future may be dropped at any `.await`; the next look then starts afresh.
    ///
    /// # Errors
    ///
    /// What is looked at is not as it should be, or cannot be looked at.
    async fn check(&mut self) -> Look;
}

/// What was seen, or what is wrong.
pub type Look = Result<String, Failure>;

/// Why something is not healthy, in words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// Anything that can be shown, most often an error of some library.
    pub fn new(problem: impl fmt::Display) -> Self {
        Self(problem.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// A check under another name: `Renamed<Tcp>`, or `Renamed<Box<dyn HealthCheck + Send>>`.
#[derive(Debug)]
pub struct Renamed<H> {
    name: String,
    inner: H,
}

impl<H: HealthCheck> Renamed<H> {
    /// Shows `inner` as `name`.
    pub fn new(name: impl Into<String>, inner: H) -> Self {
        let name = name.into();
        Self { name, inner }
    }
}

impl<H: HealthCheck + Send> HealthCheck for Renamed<H> {
    fn name(&self) -> &str {
        &self.name
    }

    async fn check(&mut self) -> Look {
        self.inner.check().await
    }
}
