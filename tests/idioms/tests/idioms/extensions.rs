//! A small trait to implement and a large one to call, which is there for each implementor, sized or not.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

use crate::async_trait;

#[derive(Debug, Default, Clone, PartialEq)]
pub struct GetOptions {
    pub range: Option<std::ops::Range<usize>>,
    pub head: bool,
}

#[async_trait]
pub trait Objects: Send + Sync {
    async fn get_opts(&self, path: &str, options: GetOptions) -> Result<Vec<u8>, String>;
    async fn put_opts(&self, path: &str, bytes: Vec<u8>, create: bool) -> Result<usize, String>;
    async fn list(&self, prefix: Option<&str>) -> Vec<String>;
    async fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        let bytes = self.get_opts(from, GetOptions::default()).await?;
        self.put_opts(to, bytes, true).await.map(drop)
    }
}

macro_rules! for_pointers {
    ($($pointer:ty),*) => { $(
        #[async_trait]
        impl<T: Objects + ?Sized> Objects for $pointer {
            async fn get_opts(&self, path: &str, options: GetOptions) -> Result<Vec<u8>, String> {
                self.as_ref().get_opts(path, options).await
            }
            async fn put_opts(&self, path: &str, bytes: Vec<u8>, create: bool) -> Result<usize, String> {
                self.as_ref().put_opts(path, bytes, create).await
            }
            async fn list(&self, prefix: Option<&str>) -> Vec<String> {
                self.as_ref().list(prefix).await
            }
            async fn rename(&self, from: &str, to: &str) -> Result<(), String> {
                self.as_ref().rename(from, to).await
            }
        }
    )* };
}

for_pointers!(Arc<T>, Box<T>);

pub trait ObjectsExt: Objects {
    fn get(&self, path: &str) -> impl Future<Output = Result<Vec<u8>, String>> + Send;
    fn get_range(
        &self,
        path: &str,
        from: usize,
        to: usize,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + Send;
    fn put(
        &self,
        path: &str,
        bytes: impl Into<Vec<u8>> + Send,
    ) -> impl Future<Output = Result<usize, String>> + Send;
}

impl<T> ObjectsExt for T
where
    T: Objects + ?Sized,
{
    async fn get(&self, path: &str) -> Result<Vec<u8>, String> {
        self.get_opts(path, GetOptions::default()).await
    }
    async fn get_range(&self, path: &str, from: usize, to: usize) -> Result<Vec<u8>, String> {
        let options = GetOptions {
            range: Some(from..to),
            ..GetOptions::default()
        };
        self.get_opts(path, options).await
    }
    async fn put(&self, path: &str, bytes: impl Into<Vec<u8>> + Send) -> Result<usize, String> {
        self.put_opts(path, bytes.into(), false).await
    }
}

/// Generic over what may be a trait object.
pub async fn total<O: Objects + ?Sized>(objects: &O, prefix: &str) -> Result<usize, String> {
    let mut total = 0;
    for path in objects.list(Some(prefix)).await {
        total += objects.get_opts(&path, GetOptions::default()).await?.len();
    }
    Ok(total)
}

#[derive(Default)]
struct InMemory(Mutex<BTreeMap<String, Vec<u8>>>);

#[async_trait]
impl Objects for InMemory {
    async fn get_opts(&self, path: &str, options: GetOptions) -> Result<Vec<u8>, String> {
        tokio::task::yield_now().await;
        let map = self.0.lock().unwrap();
        let bytes = map.get(path).ok_or_else(|| format!("no {path}"))?;
        Ok(options
            .range
            .map_or(&bytes[..], |range| &bytes[range])
            .to_vec())
    }
    async fn put_opts(&self, path: &str, bytes: Vec<u8>, create: bool) -> Result<usize, String> {
        let mut map = self.0.lock().unwrap();
        if create && map.contains_key(path) {
            return Err(format!("{path} exists"));
        }
        let length = bytes.len();
        map.insert(path.into(), bytes);
        Ok(length)
    }
    async fn list(&self, prefix: Option<&str>) -> Vec<String> {
        let map = self.0.lock().unwrap();
        map.keys()
            .filter(|key| key.starts_with(prefix.unwrap_or("")))
            .cloned()
            .collect()
    }
}

async fn exercise(objects: impl Objects) -> Result<usize, String> {
    objects.put("a/1", "hello").await?;
    objects.put("b/1", vec![0; 9]).await?;
    assert_eq!(objects.get_range("a/1", 1, 3).await?, b"el");
    objects.rename("a/1", "a/2").await?;
    assert_eq!(objects.rename("a/1", "a/2").await, Err("a/2 exists".into()));
    total(&objects, "a/").await
}

#[tokio::test]
async fn the_extension_is_there_for_values_and_trait_objects() {
    assert_eq!(exercise(InMemory::default()).await, Ok(10));
    let shared: Arc<dyn Objects> = Arc::new(InMemory::default());
    let task = Arc::clone(&shared);
    assert_eq!(
        tokio::spawn(async move { exercise(task).await })
            .await
            .unwrap(),
        Ok(10)
    );
    assert_eq!(total(&*shared, "b").await, Ok(9));
    assert_eq!(shared.get("c").await, Err("no c".into()));
    let boxed: Box<dyn Objects> = Box::new(shared);
    assert_eq!(boxed.as_ref().put("c", [1]).await, Ok(1));
    assert_eq!(exercise(boxed).await, Err("a/2 exists".into()));
}
