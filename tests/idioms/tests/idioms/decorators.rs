//! Stores around stores: with a generic, with `Arc<S>` of an unsized `S`, and with `Box<dyn Store>`.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Mutex;

use crate::async_trait;

pub type Result<T> = std::result::Result<T, String>;

#[async_trait]
pub trait Store: Send + Sync {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>>;
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()>;
    async fn delete(&self, key: &str) -> Result<bool>;
    async fn copy(&self, from: &str, to: &str) -> Result<bool> {
        match self.get(from).await? {
            Some(value) => self.put(to, value).await.map(|()| true),
            None => Ok(false),
        }
    }
}

#[async_trait]
impl<T: Store + ?Sized> Store for Arc<T> {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        (**self).get(key).await
    }
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()> {
        (**self).put(key, value).await
    }
    async fn delete(&self, key: &str) -> Result<bool> {
        (**self).delete(key).await
    }
}

#[async_trait]
impl<T: ?Sized> Store for Box<T>
where
    T: Store,
{
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        self.as_ref().get(key).await
    }
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()> {
        self.as_ref().put(key, value).await
    }
    async fn delete(&self, key: &str) -> Result<bool> {
        T::delete(self, key).await
    }
}

#[derive(Default)]
struct Memory(Mutex<HashMap<String, Vec<u8>>>);

#[async_trait]
impl Store for Memory {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.0.lock().await.get(key).cloned())
    }
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()> {
        self.0.lock().await.insert(key.to_owned(), value);
        Ok(())
    }
    async fn delete(&self, key: &str) -> Result<bool> {
        Ok(self.0.lock().await.remove(key).is_some())
    }
}

struct Prefixed<S> {
    inner: S,
    prefix: String,
}

#[async_trait]
impl<S: Store> Store for Prefixed<S> {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        self.inner.get(&format!("{}/{key}", self.prefix)).await
    }
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()> {
        self.inner
            .put(&format!("{}/{key}", self.prefix), value)
            .await
    }
    async fn delete(&self, key: &str) -> Result<bool> {
        self.inner.delete(&format!("{}/{key}", self.prefix)).await
    }
}

struct Limited<S: ?Sized> {
    bytes: usize,
    inner: Arc<S>,
}

#[async_trait]
impl<S: Store + ?Sized> Store for Limited<S> {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        self.inner.get(key).await
    }
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<()> {
        if value.len() > self.bytes {
            return Err(format!("{key} is larger than {}", self.bytes));
        }
        self.inner.put(key, value).await
    }
    async fn delete(&self, key: &str) -> Result<bool> {
        self.inner.delete(key).await
    }
}

#[tokio::test]
async fn each_layer_does_its_part() {
    let shared: Arc<dyn Store> = Arc::new(Memory::default());
    let limited = Limited {
        bytes: 3,
        inner: Arc::clone(&shared),
    };
    let boxed: Box<dyn Store> = Box::new(Prefixed {
        inner: limited,
        prefix: "b".into(),
    });
    let outer = Prefixed {
        inner: boxed,
        prefix: "a".into(),
    };
    let task = tokio::spawn(async move {
        outer.put("key", vec![1, 2]).await?;
        assert!(outer.copy("key", "other").await?);
        assert!(outer.delete("key").await?);
        outer.put("key", vec![0; 4]).await
    });
    assert_eq!(task.await.unwrap(), Err("b/a/key is larger than 3".into()));
    assert_eq!(shared.get("b/a/other").await, Ok(Some(vec![1, 2])));
    let prefixed = Prefixed {
        inner: shared,
        prefix: "b/a".into(),
    };
    assert_eq!(prefixed.get("key").await, Ok(None));
}
