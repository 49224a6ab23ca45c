//! Generic parameters of the trait.

use std::fmt::Debug;

use erase_core::erase;

/// Keeps arrays.
#[erase]
pub trait Arrays<K: Debug + Send + Sync + ?Sized, T: Clone + Send = u32, const N: usize = 2>:
    Send + Sync
where
    [T; N]: Debug,
{
    /// One of them.
    async fn one(&self, key: &K) -> [T; N];
    /// With a function.
    async fn mapped(&self, key: &K, map: &(dyn Fn(&T) -> T + Sync)) -> Option<T>;
    /// On concrete types only.
    async fn found<Q: Debug + Send>(&self, query: Q) -> String
    where
        Self: Sized,
    {
        format!("{query:?}")
    }
}

/// Repeats a number.
#[derive(Clone, Copy, Debug)]
pub struct Repeat(pub u32);

impl Arrays<str> for Repeat {
    async fn one(&self, _key: &str) -> [u32; 2] {
        [self.0; 2]
    }
    async fn mapped(&self, _key: &str, map: &(dyn Fn(&u32) -> u32 + Sync)) -> Option<u32> {
        Some(map(&self.0))
    }
}

/// Calls a generic trait object.
pub async fn first<K: Debug + Send + Sync + ?Sized>(arrays: &dyn Arrays<K>, key: &K) -> u32 {
    let [first, _] = arrays.one(key).await;
    arrays
        .mapped(key, &|value| value.saturating_add(1))
        .await
        .unwrap_or(first)
}
