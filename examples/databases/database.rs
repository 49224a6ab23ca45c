//! The trait that every store implements, and what goes in and out of it.

use std::fmt;

use erase_core::erase;

/// A store of texts, each under a key, in the order of the keys' bytes.
#[erase]
pub(crate) trait Database: Send + Sync {
    /// The store's name for people.
    fn name(&self) -> &str;

    /// The value under `key`.
    async fn get(&self, key: &str) -> Result<Option<String>>;

    /// All rows whose key begins with `prefix`, in order.
    async fn scan(&self, prefix: &str) -> Result<Vec<Row>>;

    /// How many rows there are.
    async fn count(&self) -> Result<u64>;

    /// Stores `value` under `key`, in place of any earlier value.
    async fn put(&self, key: &str, value: &str) -> Result<()>;

    /// Stores all rows in one transaction: either all of them, or none.
    async fn put_all(&self, rows: &[Row]) -> Result<()>;

    /// Removes `key`, and tells whether it was there.
    async fn delete(&self, key: &str) -> Result<bool>;
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub key: String,
    pub value: String,
}

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong in a store.
#[derive(Debug)]
pub(crate) enum Error {
    Sqlite(rusqlite::Error),
    /// Boxed, since it is large.
    Redb(Box<redb::Error>),
    /// A task panicked, or was cancelled because the program is ending.
    Task(tokio::task::JoinError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(error) => error.fmt(f),
            Self::Redb(error) => error.fmt(f),
            Self::Task(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    // `Display` shows the inner error itself, so the chain goes on after it.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Sqlite(error) => error.source(),
            Self::Redb(error) => error.source(),
            Self::Task(error) => error.source(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<redb::Error> for Error {
    fn from(error: redb::Error) -> Self {
        Self::Redb(Box::new(error))
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Task(error)
    }
}
