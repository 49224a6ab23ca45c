//! Depends on `erase-core` as `stored`.

use stored::erase;

/// Gets values.
#[erase(crate = stored)]
pub trait Store: Send + Sync {
    /// One of them.
    async fn get(&self, key: &str) -> usize;
    /// Twice that.
    async fn twice(&self, key: &str) -> usize {
        self.get(key).await * 2
    }
}

/// The same by an absolute path.
#[erase(crate = ::stored, inline = 32)]
pub trait Absolute {
    /// Puts a value.
    async fn put(&mut self, value: usize) -> Option<usize>;
}

/// Holds a value.
#[derive(Debug, Default)]
pub struct Memory(pub usize);

impl Store for Memory {
    async fn get(&self, key: &str) -> usize {
        self.0 + key.len()
    }
}

impl Absolute for Memory {
    async fn put(&mut self, value: usize) -> Option<usize> {
        Some(std::mem::replace(&mut self.0, value))
    }
}
