//! A cache in front of any store.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::database::{Database, Result, Row};

/// A cache that has this many answers starts afresh.
const CAPACITY: usize = 10_000;

/// Remembers what `get` answered, misses too. It is a store itself, over a store of a known type
/// (`Cached<Sqlite>`) or of any (`Cached<Box<dyn Database>>`).
pub(super) struct Cached<D> {
    inner: D,
    name: String,
    memory: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    answers: HashMap<String, Option<String>>,
    writes_begun: u64,
    writes_ended: u64,
}

impl<D: Database> Cached<D> {
    pub(super) fn new(inner: D) -> Self {
        Self {
            name: format!("cached {}", inner.name()),
            inner,
            memory: Mutex::default(),
        }
    }

    fn memory(&self) -> MutexGuard<'_, Remembered> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Remembered {
    /// Answers that are read while a write is under way may be old by the time they arrive, so they
    /// are not remembered. If the write's future is dropped, nobody knows when the write ends, and
    /// nothing is remembered from then on: slower, but never wrong.
    fn begin_write<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        for key in keys {
            self.answers.remove(key);
        }
        self.writes_begun += 1;
    }

    fn end_write(&mut self) {
        self.writes_ended += 1;
    }

    fn remember(&mut self, key: &str, value: Option<&String>, writes_before: u64) {
        if self.writes_ended != writes_before || self.writes_begun != writes_before {
            return;
        }
        if self.answers.len() >= CAPACITY {
            self.answers.clear();
        }
        self.answers.insert(key.to_owned(), value.cloned());
    }
}

impl<D: Database> Database for Cached<D> {
    fn name(&self) -> &str {
        &self.name
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let writes_before = {
            let memory = self.memory();
            if let Some(value) = memory.answers.get(key) {
                return Ok(value.clone());
            }
            memory.writes_ended
        };
        let value = self.inner.get(key).await?;
        self.memory().remember(key, value.as_ref(), writes_before);
        Ok(value)
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        self.inner.scan(prefix).await
    }

    async fn count(&self) -> Result<u64> {
        self.inner.count().await
    }

    async fn put(&self, key: &str, value: &str) -> Result<()> {
        self.memory().begin_write([key].into_iter());
        let done = self.inner.put(key, value).await;
        self.memory().end_write();
        done
    }

    async fn put_all(&self, rows: &[Row]) -> Result<()> {
        let keys = rows.iter().map(|row| row.key.as_str());
        self.memory().begin_write(keys);
        let done = self.inner.put_all(rows).await;
        self.memory().end_write();
        done
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        self.memory().begin_write([key].into_iter());
        let done = self.inner.delete(key).await;
        self.memory().end_write();
        done
    }
}
