//! A crate with a trait, native or with `--cfg erased` under `#[erase]`: see `tests/rustdoc.rs`.
#![deny(rustdoc::all)]
#![allow(async_fn_in_trait)]

/// Keeps values by their [keys](Store::Key).
///
/// See [`Store::get`], [`Self::put`](Self::put) and [`len`](Self::len).
#[cfg_attr(erased, erase_core::erase)]
pub trait Store: Send + Sync {
    /// What a value is found by.
    type Key: Ord + Send + Sync;
    /// Finds one, as [`Self::find`] does.
    async fn get(&self, key: &str) -> Option<String>;
    /// Keeps one, for [`Self::get`].
    async fn put(&mut self, key: &str, value: String) -> Result<(), std::io::Error>;
    /// By a [`Self::Key`].
    async fn find(&self, key: &Self::Key) -> Option<Self::Key>;
    /// Lists them.
    fn iter(&self) -> impl Iterator<Item = u32> + Send;
    /// A future.
    fn later(&self) -> impl Future<Output = u32> + Send;
    /// By default.
    async fn twice<'a>(&'a self, key: &'a str) -> Vec<&'a str> {
        let _ = self.get(key).await;
        vec![key, key]
    }
    /// Plain.
    fn len(&self) -> usize;
    /// Old.
    #[deprecated(note = "use `get`")]
    async fn old(&self) -> u32;
    /// Shared.
    async fn shared(self: std::sync::Arc<Self>) -> u32;
    /// For concrete types.
    async fn generic<Q: Send>(&self, query: Q) -> u32
    where
        Self: Sized;
}

/// An implementor.
pub struct Memory;

impl Store for Memory {
    type Key = u32;
    async fn get(&self, _key: &str) -> Option<String> {
        None
    }
    async fn put(&mut self, _key: &str, _value: String) -> Result<(), std::io::Error> {
        Ok(())
    }
    async fn find(&self, _key: &u32) -> Option<u32> {
        None
    }
    fn iter(&self) -> impl Iterator<Item = u32> + Send {
        std::iter::empty()
    }
    async fn later(&self) -> u32 {
        1
    }
    fn len(&self) -> usize {
        0
    }
    async fn old(&self) -> u32 {
        1
    }
    async fn shared(self: std::sync::Arc<Self>) -> u32 {
        1
    }
    async fn generic<Q: Send>(&self, _query: Q) -> u32 {
        1
    }
}
