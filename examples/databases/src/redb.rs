//! A store in redb.

use std::{path::PathBuf, sync::Arc};

use anyhow::Result;
use redb::{Table, TableDefinition, backends::InMemoryBackend};
use tokio::task::spawn_blocking;

use crate::{Database, input::Row};

const TEXTS: TableDefinition<'_, &str, &str> = TableDefinition::new("texts");

/// Reads run side by side, each on its own snapshot; writes wait for each other.
pub(crate) struct Redb {
    database: Arc<redb::Database>,
}

impl Redb {
    pub(crate) fn open(file: Option<PathBuf>) -> Result<Self> {
        let database = match file {
            Some(file) => redb::Database::create(file)?,
            None => redb::Builder::new().create_with_backend(InMemoryBackend::new())?,
        };
        let transaction = database.begin_write()?;
        transaction.open_table(TEXTS)?;
        transaction.commit()?;
        let database = Arc::new(database);
        Ok(Self { database })
    }

    /// Runs `work` on a thread that may wait for the disk. It must own its data, because it runs to its end
    /// even if the caller's future is dropped.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&redb::Database) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let database = Arc::clone(&self.database);
        spawn_blocking(move || work(&database)).await?
    }

    /// Runs `work` in a transaction, which is rolled back on failure.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Table<'_, &str, &str>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(move |database| {
            let transaction = database.begin_write()?;
            let answer = work(&mut transaction.open_table(TEXTS)?)?;
            transaction.commit()?;
            Ok(answer)
        })
        .await
    }
}

impl Database for Redb {
    fn name(&self) -> String {
        "redb".to_owned()
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let key = key.to_owned();
        self.run(move |database| {
            let value = database.begin_read()?.open_table(TEXTS)?.get(&*key)?;
            Ok(value.map(|value| value.value().to_owned()))
        })
        .await
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let prefix = prefix.to_owned();
        self.run(move |database| {
            let texts = database.begin_read()?.open_table(TEXTS)?;
            let mut rows = Vec::new();
            for entry in texts.range(&*prefix..)? {
                let (key, value) = entry?;
                let (key, value) = (key.value().to_owned(), value.value().to_owned());
                if !key.starts_with(&prefix) {
                    break;
                }
                rows.push(Row { key, value });
            }
            Ok(rows)
        })
        .await
    }

    async fn put(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.to_vec();
        self.write(move |texts| {
            for row in &rows {
                texts.insert(&*row.key, &*row.value)?;
            }
            Ok(())
        })
        .await
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        let key = key.to_owned();
        self.write(move |texts| Ok(texts.remove(&*key)?.is_some()))
            .await
    }
}
