//! A store in `SQLite`.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension};
use tokio::task::spawn_blocking;

use crate::{Database, input::Row};

const CREATE: &str = "CREATE TABLE texts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

/// One connection, so one call at a time: `SQLite`'s connections are `Send` but not `Sync`.
pub(crate) struct Sqlite {
    connection: Arc<Mutex<Connection>>,
}

impl Sqlite {
    pub(crate) fn open(file: Option<PathBuf>) -> Result<Self> {
        let connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        connection.execute(CREATE, ())?;
        let connection = Arc::new(Mutex::new(connection));
        Ok(Self { connection })
    }

    /// Runs `work` on a thread that may wait for the disk. It must own its data, because it runs to its end
    /// even if the caller's future is dropped.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let connection = Arc::clone(&self.connection);
        let work = move || {
            // A panic has rolled the open transaction back, so the connection is usable.
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            work(&mut connection)
        };
        Ok(spawn_blocking(work).await??)
    }
}

impl Database for Sqlite {
    fn name(&self) -> String {
        "sqlite".to_owned()
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let key = key.to_owned();
        self.run(move |connection| {
            let query = "SELECT value FROM texts WHERE key = ?1";
            let value = connection.query_row(query, [key], |row| row.get(0));
            value.optional()
        })
        .await
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let prefix = prefix.to_owned();
        self.run(move |connection| {
            let query = "SELECT key, value FROM texts WHERE key >= ?1 ORDER BY key";
            let mut query = connection.prepare(query)?;
            let mut found = query.query([&prefix])?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let (key, value): (String, _) = (row.get(0)?, row.get(1)?);
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
        self.run(move |connection| {
            // A transaction that is dropped before its commit is rolled back.
            let transaction = connection.transaction()?;
            {
                let put = "INSERT OR REPLACE INTO texts (key, value) VALUES (?1, ?2)";
                let mut put = transaction.prepare(put)?;
                for row in &rows {
                    put.execute([&row.key, &row.value])?;
                }
            }
            transaction.commit()
        })
        .await
    }

    async fn delete(&self, key: &str) -> Result<bool> {
        let key = key.to_owned();
        self.run(move |connection| {
            let deleted = connection.execute("DELETE FROM texts WHERE key = ?1", [key])?;
            Ok(deleted > 0)
        })
        .await
    }
}
