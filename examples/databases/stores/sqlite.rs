//! A store in an `SQLite` file.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{Connection, OptionalExtension};
use tokio::task::spawn_blocking;

use crate::database::{Database, Result, Row};

const CREATE: &str = "CREATE TABLE texts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";
const PUT: &str = "INSERT OR REPLACE INTO texts (key, value) VALUES (?1, ?2)";

/// One connection, and so one call at a time: `SQLite`'s connections can be sent but not shared.
pub(super) struct Sqlite {
    connection: Arc<Mutex<Connection>>,
}

impl Sqlite {
    /// Creates the file. Blocks.
    pub(super) fn open(file: &Path) -> Result<Self> {
        let connection = Connection::open(file)?;
        connection.execute(CREATE, ())?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs `work` on a thread that may wait for the disk. What it uses must be its own, since it
    /// goes on to its end even when the caller's future is dropped.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let connection = Arc::clone(&self.connection);
        let work = move || {
            // After a panic the open transaction has been rolled back: the connection is good.
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            work(&mut connection)
        };
        Ok(spawn_blocking(work).await??)
    }
}

impl Database for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    async fn get(&self, key: &str) -> Result<Option<String>> {
        let key = key.to_owned();
        self.run(move |connection| {
            connection
                .prepare_cached("SELECT value FROM texts WHERE key = ?1")?
                .query_row([key], |row| row.get(0))
                .optional()
        })
        .await
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<Row>> {
        let prefix = prefix.to_owned();
        self.run(move |connection| {
            let mut query = connection
                .prepare_cached("SELECT key, value FROM texts WHERE key >= ?1 ORDER BY key")?;
            let mut found = query.query([&prefix])?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let key: String = row.get(0)?;
                if !key.starts_with(&prefix) {
                    break;
                }
                let value = row.get(1)?;
                rows.push(Row { key, value });
            }
            Ok(rows)
        })
        .await
    }

    async fn count(&self) -> Result<u64> {
        self.run(|connection| {
            connection
                .prepare_cached("SELECT count(*) FROM texts")?
                .query_row((), |row| row.get(0))
                .map(i64::unsigned_abs)
        })
        .await
    }

    async fn put(&self, key: &str, value: &str) -> Result<()> {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.run(move |connection| connection.prepare_cached(PUT)?.execute([key, value]))
            .await?;
        Ok(())
    }

    async fn put_all(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.to_vec();
        self.run(move |connection| {
            // Dropped before its commit, a transaction is rolled back.
            let transaction = connection.transaction()?;
            {
                let mut put = transaction.prepare_cached(PUT)?;
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
            let deleted = connection
                .prepare_cached("DELETE FROM texts WHERE key = ?1")?
                .execute([key])?;
            Ok(deleted > 0)
        })
        .await
    }
}
