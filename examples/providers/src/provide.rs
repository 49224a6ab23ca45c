//! The trait that every provider implements.

use erase_core::erase;

use crate::{Credentials, Error};

/// Someone who may have credentials.
// mockall stands below `#[erase]`, so the closures of its expectations return futures; that is what
// tests need that hold an answer back.
#[erase]
#[cfg_attr(test, mockall::automock)]
pub trait ProvideCredentials: Send + Sync {
    /// Who this is, for people.
    fn name(&self) -> &str;

    /// Gives credentials that have not expired.
    ///
    /// # Errors
    ///
    /// [`Error::NotConfigured`] if there are none here and others may be asked;
    /// [`Error::Failed`] if there should be some.
    async fn provide(&self) -> Result<Credentials, Error>;
}
