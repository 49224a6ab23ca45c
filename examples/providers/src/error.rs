//! Why there are no credentials.

use std::fmt;

/// Why there are no credentials.
///
/// It is a text, since it is kept and shown to all who wait; and it is our own text throughout,
/// since those of parsers quote what they read, and that is secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The provider is not in use here; others may be.
    #[error("{provider}: {message}")]
    NotConfigured {
        /// Who says so.
        provider: String,
        /// What it looked for.
        message: String,
    },
    /// The provider is in use, but does not work.
    #[error("{provider}: {message}")]
    Failed {
        /// Who says so.
        provider: String,
        /// What went wrong.
        message: String,
    },
}

impl Error {
    /// `provider` is not in use here.
    pub fn not_configured(provider: &str, message: impl fmt::Display) -> Self {
        Self::NotConfigured {
            provider: provider.to_owned(),
            message: message.to_string(),
        }
    }

    /// `provider` does not work.
    pub fn failed(provider: &str, message: impl fmt::Display) -> Self {
        Self::Failed {
            provider: provider.to_owned(),
            message: message.to_string(),
        }
    }
}
