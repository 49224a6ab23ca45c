//! Caches: generic over key and value, in tiers, and in front of a loader.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::RwLock;

use crate::async_trait;

#[async_trait]
pub trait Cache<K, V>: Send + Sync
where
    K: Send + Sync,
    V: Send + Sync,
{
    async fn get(&self, key: &K) -> Option<V>;
    async fn set(&self, key: K, value: V);
    async fn evict(&self, key: &K) -> bool;
}

#[async_trait]
pub trait Loader<K, V>: Send + Sync {
    async fn load(&self, key: &K) -> Result<V, String>;
}

struct MapCache<K, V> {
    map: RwLock<HashMap<K, V>>,
    max: usize,
}

impl<K, V> MapCache<K, V> {
    fn new(max: usize) -> Self {
        MapCache {
            map: RwLock::new(HashMap::new()),
            max,
        }
    }
}

#[async_trait]
impl<K, V> Cache<K, V> for MapCache<K, V>
where
    K: Hash + Eq + Clone + Send + Sync,
    V: Clone + Send + Sync,
{
    async fn get(&self, key: &K) -> Option<V> {
        self.map.read().await.get(key).cloned()
    }
    async fn set(&self, key: K, value: V) {
        let mut map = self.map.write().await;
        if map.len() == self.max {
            let first = map.keys().next().cloned();
            first.and_then(|first| map.remove(&first));
        }
        map.insert(key, value);
    }
    async fn evict(&self, key: &K) -> bool {
        self.map.write().await.remove(key).is_some()
    }
}

/// A small cache in front of a large one.
struct Tiered<A, B>(A, B);

#[async_trait]
impl<K, V, A, B> Cache<K, V> for Tiered<A, B>
where
    K: Clone + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
    A: Cache<K, V>,
    B: Cache<K, V>,
{
    async fn get(&self, key: &K) -> Option<V> {
        if let Some(value) = self.0.get(key).await {
            return Some(value);
        }
        let value = self.1.get(key).await?;
        self.0.set(key.clone(), value.clone()).await;
        Some(value)
    }
    async fn set(&self, key: K, value: V) {
        self.0.set(key.clone(), value.clone()).await;
        self.1.set(key, value).await;
    }
    async fn evict(&self, key: &K) -> bool {
        let (a, b) = tokio::join!(self.0.evict(key), self.1.evict(key));
        a | b
    }
}

struct ReadThrough<K, V> {
    cache: Box<dyn Cache<K, V>>,
    loader: Arc<dyn Loader<K, V>>,
}

impl<K: Clone + Debug + Send + Sync, V: Clone + Send + Sync> ReadThrough<K, V> {
    async fn get(&self, key: &K) -> Result<V, String> {
        if let Some(value) = self.cache.get(key).await {
            return Ok(value);
        }
        let value = self
            .loader
            .load(key)
            .await
            .map_err(|error| format!("{key:?}: {error}"))?;
        self.cache.set(key.clone(), value.clone()).await;
        Ok(value)
    }
}

struct Lengths(AtomicUsize);

#[async_trait]
impl Loader<String, usize> for Lengths {
    async fn load(&self, key: &String) -> Result<usize, String> {
        self.0.fetch_add(1, Ordering::Relaxed);
        if key.is_empty() {
            Err("no key".into())
        } else {
            Ok(key.len())
        }
    }
}

#[tokio::test]
async fn a_value_is_loaded_once() {
    let loader = Arc::new(Lengths(AtomicUsize::new(0)));
    let cache = ReadThrough {
        cache: Box::new(Tiered(MapCache::new(1), MapCache::new(10))),
        loader: loader.clone(),
    };
    let task = tokio::spawn(async move {
        for key in ["one", "three", "one", "three"] {
            assert_eq!(cache.get(&key.to_owned()).await, Ok(key.len()));
        }
        assert_eq!(cache.get(&String::new()).await, Err("\"\": no key".into()));
        cache.cache.evict(&"one".to_owned()).await
    });
    assert!(task.await.unwrap());
    assert_eq!(loader.0.load(Ordering::Relaxed), 3);
}
