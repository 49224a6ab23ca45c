//! The command line, and the stores that it selects.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};

use crate::{Database, cached::Cached, memory::Memory, redb::Redb, sqlite::Sqlite};

const EXAMPLES: &str = "\
Examples:
  databases                           every store, on the letters of Greek and Cyrillic
  databases --store sqlite,memory     two of them
  databases --input mine --dir kept   the rows of a file, stored in files of a new folder
  sed 's/:/\\t/' /etc/passwd | databases --input -

With Cargo: cargo run -p erase-example-databases -- --store sqlite,memory

A line of the input is a key, a tab and a value. In the table of times, `joined` is many calls at
once in one task, and `spawned` a task for each call.";

/// Fills several databases with the same rows, asks all of them the same questions, and compares
/// their answers and times.
#[derive(Parser)]
#[command(name = "databases", after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Read rows from this file, or `-` for standard input [default: characters of Unicode]
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,

    /// Keep the stores in this folder, which must not exist [default: all in memory]
    #[arg(long, value_name = "PATH")]
    dir: Option<PathBuf>,

    /// The stores to use, separated by commas [default: all]
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    store: Vec<Kind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
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

impl Args {
    /// Opens the stores, empty, in files of the folder if there is one.
    pub(crate) fn open_stores(&self) -> Result<Vec<Box<dyn Database>>> {
        let folder = self.dir.as_deref();
        if let Some(folder) = folder {
            let problem = || format!("cannot create the folder {}", folder.display());
            fs::create_dir(folder).with_context(problem)?;
        }
        let all = Kind::value_variants();
        all.iter()
            .filter(|kind| self.store.is_empty() || self.store.contains(kind))
            .map(|kind| kind.open(folder))
            .collect()
    }
}

impl Kind {
    fn open(self, folder: Option<&Path>) -> Result<Box<dyn Database>> {
        let file = |name| folder.map(|folder| folder.join(name));
        let redb = |name| -> Result<Box<dyn Database>> { Ok(Box::new(Redb::open(file(name))?)) };
        Ok(match self {
            Self::Sqlite => Box::new(Sqlite::open(file("plain.sqlite"))?),
            Self::Redb => redb("plain.redb")?,
            Self::Memory => Box::new(Memory::default()),
            // Over a concrete type: the cache's calls are static.
            Self::CachedSqlite => Box::new(Cached::new(Sqlite::open(file("cached.sqlite"))?)),
            // Over any store: `Cached<Box<dyn Database>>`.
            Self::CachedRedb => Box::new(Cached::new(redb("cached.redb")?)),
        })
    }
}
