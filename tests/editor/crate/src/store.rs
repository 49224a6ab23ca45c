//! The trait, with callers below it in the same file.

use erase_core::erase;

/// The store was closed.
#[derive(Debug)]
pub struct Closed;

/// Keeps values under their keys.
#[erase]
pub trait Store: Send + Sync {
    /// Looks a key up.
    async fn fetch(&self, key: &str) -> Option<String>;
    /// Keeps a value.
    async fn keep(&self, key: &str, value: String) -> Result<(), Closed>;
    /// How many values there are.
    fn count(&self) -> usize;
}

/// Through a reference.
pub async fn dynamic(store: &dyn Store) -> Option<String> {
    store.fetch("dynamic").await
}

/// Through a box.
pub async fn boxed(store: Box<dyn Store>) -> usize {
    store.keep("boxed", String::new()).await.ok();
    store.fetch("boxed").await.map_or(0, |value| value.len())
}

/// Without any of it.
pub async fn generic<S: Store>(store: S) -> Option<String> {
    store.fetch("generic").await
}

/// Has keys of its own.
#[erase]
pub trait Keyed: std::fmt::Debug + Send + Sync {
    /// What a value is found by.
    type Key;
    /// Finds a value.
    async fn find(&self, key: Self::Key) -> Option<String>;
}
