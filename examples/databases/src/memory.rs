//! A store in memory.

use std::{collections::BTreeMap, sync::RwLock};

use anyhow::Result;

use crate::{Database, input::Row};

/// No call blocks for long, so all of them run on the calling thread.
#[derive(Default)]
pub(crate) struct Memory(RwLock<BTreeMap<String, String>>);

const SOUND: &str = "no change to the map panics";

impl Database for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        Ok(self.0.read().expect(SOUND).get(key).cloned())
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let rows = self.0.read().expect(SOUND);
        let found = rows.range(prefix.to_owned()..);
        let found = found.take_while(|(key, _)| key.starts_with(prefix));
        let row = |(key, value): (&String, &String)| Row {
            key: key.clone(),
            value: value.clone(),
        };
        Ok(found.map(row).collect())
    }

    async fn put(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.iter().cloned().map(|row| (row.key, row.value));
        self.0.write().expect(SOUND).extend(rows);
        Ok(())
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        Ok(self.0.write().expect(SOUND).remove(key).is_some())
    }
}
