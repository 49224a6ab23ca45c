//! A store in memory.

use std::{
    collections::BTreeMap,
    ops::Bound,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use crate::database::{Database, Result, Row};

/// No call blocks for long, so all of them run where they are called.
#[derive(Debug, Default)]
pub(super) struct Memory {
    rows: RwLock<BTreeMap<String, String>>,
}

impl Memory {
    // A panic elsewhere leaves each single change whole, so a poisoned lock is no reason to stop.
    fn read(&self) -> RwLockReadGuard<'_, BTreeMap<String, String>> {
        self.rows.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, BTreeMap<String, String>> {
        self.rows.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Database for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        Ok(self.read().get(key).cloned())
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let from_prefix = (Bound::Included(prefix), Bound::Unbounded);
        Ok(self
            .read()
            .range::<str, _>(from_prefix)
            .take_while(|(key, _)| key.starts_with(prefix))
            .map(|(key, value)| Row {
                key: key.clone(),
                value: value.clone(),
            })
            .collect())
    }

    async fn count(&self) -> Result<u64> {
        Ok(self.read().len() as u64)
    }

    async fn put(&self, key: &str, value: &str) -> Result<()> {
        self.write().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    async fn put_all(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.iter().cloned().map(|row| (row.key, row.value));
        self.write().extend(rows);
        Ok(())
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        Ok(self.write().remove(key).is_some())
    }
}
