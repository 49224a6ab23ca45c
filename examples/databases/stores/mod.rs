//! The stores that the program knows, and how to open one by its kind.

mod cached;
mod memory;
mod redb;
mod sqlite;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use tokio::task::spawn_blocking;

use self::{cached::Cached, memory::Memory, redb::Redb, sqlite::Sqlite};
use crate::database::{Database, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    #[value(help = "SQLite, compiled in")]
    Sqlite,
    #[value(help = "redb, a store written in Rust")]
    Redb,
    #[value(help = "a BTreeMap in memory")]
    Memory,
    #[value(help = "SQLite behind a cache")]
    CachedSqlite,
    #[value(help = "redb behind a cache")]
    CachedRedb,
}

impl Kind {
    /// Opens an empty store of this kind. Its file, if it has one, goes into `folder`.
    ///
    /// Which kind is known at run time only, so one `dyn` type has to stand for all of them.
    pub(crate) async fn open(self, folder: PathBuf) -> Result<Box<dyn Database>> {
        // Opening a store reads and writes files.
        spawn_blocking(move || self.open_blocking(&folder)).await?
    }

    fn open_blocking(self, folder: &Path) -> Result<Box<dyn Database>> {
        let redb = |name| -> Result<Box<dyn Database>> {
            let store = Redb::open(&folder.join(name))?;
            Ok(Box::new(store))
        };
        Ok(match self {
            Self::Sqlite => Box::new(Sqlite::open(&folder.join("plain.sqlite"))?),
            Self::Redb => redb("plain.redb")?,
            Self::Memory => Box::new(Memory::default()),
            // Over a type that is known: inside the cache, calls are static.
            Self::CachedSqlite => {
                Box::new(Cached::new(Sqlite::open(&folder.join("cached.sqlite"))?))
            }
            // Over any store at all: `Cached<Box<dyn Database>>`.
            Self::CachedRedb => Box::new(Cached::new(redb("cached.redb")?)),
        })
    }
}
