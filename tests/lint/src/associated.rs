//! Associated types, in outputs, arguments, streams and iterators.

use std::error::Error;
use std::fmt::Debug;

use erase_core::erase;

/// Finds values by their keys.
#[erase]
pub trait Repository: Send + Sync {
    /// What a value is found by.
    type Key: Ord + Send + Sync;
    /// What is found.
    type Value: Debug + Send;
    /// Why it is not.
    type Error: Error + Send;
    /// Finds one.
    ///
    /// # Errors
    ///
    /// When there is none.
    async fn find(&self, key: &Self::Key) -> Result<Self::Value, Self::Error>;
    /// Keeps one, for [`find`](Self::find) to find.
    async fn keep(&mut self, _key: Self::Key, value: Self::Value) -> Option<Self::Value>;
    /// All of them.
    fn values(&self) -> impl Iterator<Item = Self::Value> + '_;
    /// How many there are.
    async fn count(&self) -> usize;
    /// Whether there may be one.
    fn has(&self, _key: &Self::Key) -> bool;
}

/// Holds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Empty;

impl Repository for Empty {
    type Key = u32;
    type Value = String;
    type Error = std::fmt::Error;
    async fn find(&self, _key: &u32) -> Result<String, std::fmt::Error> {
        Err(std::fmt::Error)
    }
    async fn keep(&mut self, _key: u32, value: String) -> Option<String> {
        Some(value)
    }
    fn values(&self) -> impl Iterator<Item = String> + '_ {
        std::iter::empty()
    }
    fn has(&self, _key: &Self::Key) -> bool {
        false
    }
    async fn count(&self) -> usize {
        0
    }
}

/// `dyn Repository` with its types named.
pub type Erased = dyn Repository<Key = u32, Value = String, Error = std::fmt::Error>;

/// Calls through the named type.
///
/// # Errors
///
/// When there is no such value.
pub async fn find(repository: &Erased) -> Result<String, std::fmt::Error> {
    let count = repository.count().await;
    let key = u32::try_from(count.saturating_add(repository.values().count())).unwrap_or(0);
    repository.find(&key).await
}
