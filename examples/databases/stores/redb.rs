//! A store in a redb file.
#![allow(
    clippy::result_large_err,
    reason = "the error is redb's own; it is boxed on the way out"
)]

use std::{path::Path, sync::Arc};

use redb::{ReadableTableMetadata, TableDefinition};
use tokio::task::spawn_blocking;

use crate::database::{Database, Result, Row};

const TEXTS: TableDefinition<'_, &str, &str> = TableDefinition::new("texts");

/// Reads run side by side, each on its own snapshot; writes wait for each other.
pub(super) struct Redb {
    file: Arc<redb::Database>,
}

impl Redb {
    /// Creates the file. Blocks.
    pub(super) fn open(file: &Path) -> Result<Self> {
        let create = || {
            let file = redb::Database::create(file)?;
            let transaction = file.begin_write()?;
            transaction.open_table(TEXTS)?;
            transaction.commit()?;
            Ok::<_, redb::Error>(file)
        };
        Ok(Self {
            file: Arc::new(create()?),
        })
    }

    /// Runs `work` on a thread that may wait for the disk. What it uses must be its own, since it
    /// goes on to its end even when the caller's future is dropped.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&redb::Database) -> Result<T, redb::Error> + Send + 'static,
    ) -> Result<T> {
        let file = Arc::clone(&self.file);
        Ok(spawn_blocking(move || work(&file)).await??)
    }

    /// Runs `work` in a transaction, which is undone when it fails.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut redb::Table<'_, &str, &str>) -> Result<T, redb::Error> + Send + 'static,
    ) -> Result<T> {
        self.run(move |file| {
            let transaction = file.begin_write()?;
            let answer = work(&mut transaction.open_table(TEXTS)?)?;
            transaction.commit()?;
            Ok(answer)
        })
        .await
    }
}

impl Database for Redb {
    fn name(&self) -> &'static str {
        "redb"
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let key = key.to_owned();
        self.run(move |file| {
            let texts = file.begin_read()?.open_table(TEXTS)?;
            let value = texts.get(key.as_str())?;
            Ok(value.map(|value| value.value().to_owned()))
        })
        .await
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let prefix = prefix.to_owned();
        self.run(move |file| {
            let texts = file.begin_read()?.open_table(TEXTS)?;
            let mut rows = Vec::new();
            for entry in texts.range(prefix.as_str()..)? {
                let (key, value) = entry?;
                if !key.value().starts_with(&prefix) {
                    break;
                }
                rows.push(Row {
                    key: key.value().to_owned(),
                    value: value.value().to_owned(),
                });
            }
            Ok(rows)
        })
        .await
    }

    async fn count(&self) -> Result<u64> {
        self.run(|file| Ok(file.begin_read()?.open_table(TEXTS)?.len()?))
            .await
    }

    async fn put(&self, key: &str, value: &str) -> Result<()> {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.write(move |texts| {
            texts.insert(key.as_str(), value.as_str())?;
            Ok(())
        })
        .await
    }

    async fn put_all(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.to_vec();
        self.write(move |texts| {
            for row in &rows {
                texts.insert(row.key.as_str(), row.value.as_str())?;
            }
            Ok(())
        })
        .await
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        let key = key.to_owned();
        self.write(move |texts| Ok(texts.remove(key.as_str())?.is_some()))
            .await
    }
}
