//! The command line.

use std::path::PathBuf;

use clap::Parser;

use crate::stores::Kind;

const EXAMPLES: &str = "\
Examples:
  databases                                    every store, on the characters of Unicode
  databases --store sqlite,memory              two of them
  databases --prefix 'GREEK ' --prefix THAI    other prefixes to scan
  databases --input towns.csv --dir towns      your own rows; keep the files in `towns`
  { echo user,shell; cut -d: -f1,7 --output-delimiter=, /etc/passwd; } | databases --input -

With Cargo: cargo run --release --example databases -- --store sqlite,memory

The CSV has a line of column names first. The first column is the key; the others, with tabs in
between, are the value. All of it is checked before anything is written.

In the table of times, `joined` is many calls at once in one task, and `spawned` a task for each call.";

/// Fills several databases with the same rows, asks all of them the same questions, and compares
/// their answers and times.
#[derive(Parser)]
#[command(name = "databases", after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Read this CSV file, or `-` for standard input [default: characters of Unicode]
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,

    /// Keep the stores in this folder, which must be new or empty [default: a temporary one]
    #[arg(long, value_name = "PATH")]
    pub dir: Option<PathBuf>,

    /// The stores to use, separated by commas [default: all]
    #[arg(
        long,
        value_enum,
        value_name = "KIND",
        value_delimiter = ',',
        hide_default_value = true,
        default_values_t = [Kind::Sqlite, Kind::Redb, Kind::Memory, Kind::CachedSqlite, Kind::CachedRedb],
    )]
    pub store: Vec<Kind>,

    /// Scan the keys that begin with this; may be given several times [default: taken from the keys]
    #[arg(long, value_name = "TEXT")]
    pub prefix: Vec<String>,

    /// How many of the keys to look up
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    pub samples: u32,
}
