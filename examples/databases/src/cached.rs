//! A cache in front of any store.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
};

use anyhow::Result;

use crate::{Database, input::Row};

/// Remembers the answers of `get`, including misses. It is a store itself, over a store of a concrete type
/// (`Cached<Sqlite>`) or of any type (`Cached<Box<dyn Database>>`).
pub(crate) struct Cached<D> {
    inner: D,
    memory: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    answers: HashMap<String, Option<String>>,
    writes_begun: u64,
    writes_ended: u64,
}

impl<D: Database> Cached<D> {
    pub(crate) fn new(inner: D) -> Self {
        let memory = Mutex::default();
        Self { inner, memory }
    }

    fn memory(&self) -> MutexGuard<'_, Remembered> {
        self.memory.lock().expect("no change to the memory panics")
    }

    /// An answer that is read during a write may be out of date, so it is not remembered. A write whose
    /// future is dropped never ends: from then on no answer is remembered, which is slower, but
    /// correct.
    async fn write<T>(&self, write: impl Future<Output = T>) -> T {
        {
            let mut memory = self.memory();
            memory.answers.clear();
            memory.writes_begun += 1;
        }
        let done = write.await;
        self.memory().writes_ended += 1;
        done
    }
}

impl<D: Database> Database for Cached<D> {
    fn name(&self) -> String {
        format!("cached {}", self.inner.name())
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let writes_ended = {
            let memory = self.memory();
            if let Some(value) = memory.answers.get(key) {
                return Ok(value.clone());
            }
            memory.writes_ended
        };
        let value = self.inner.get(key).await?;
        let mut memory = self.memory();
        if memory.writes_begun == writes_ended {
            memory.answers.insert(key.to_owned(), value.clone());
        }
        Ok(value)
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        self.inner.scan(prefix).await
    }

    async fn put(&self, rows: &[Row]) -> Result<()> {
        self.write(self.inner.put(rows)).await
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        self.write(self.inner.delete(key)).await
    }
}
