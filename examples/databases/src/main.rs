//! Several databases behind one trait with native `async fn`.
//!
//! `SQLite`, redb and a map in memory have only [`Database`] in common. The command line selects them,
//! so they are a `Vec<Box<dyn Database>>`. Each is filled with the same rows and asked the same
//! questions, and all must give the same answers.

mod args;
mod cached;
mod input;
mod memory;
mod questions;
mod redb;
mod sqlite;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Result, bail};
use clap::Parser;
use erase_core::erase;

use crate::{args::Args, input::Row, questions::Questions};

/// A store of texts under keys, ordered by the keys' bytes.
#[erase]
trait Database: Send + Sync {
    /// The name to display.
    fn name(&self) -> String;

    /// The value under `key`.
    async fn get(&self, key: &str) -> Result<Option<String>>;

    /// All rows whose key begins with `prefix`, in order.
    async fn scan(&self, prefix: &str) -> Result<Vec<Row>>;

    /// Stores all rows or none. They replace rows with the same keys.
    async fn put(&self, rows: &[Row]) -> Result<()>;

    /// Removes `key`, and returns whether it existed.
    async fn delete(&self, key: &str) -> Result<bool>;
}

/// Asks each store in turn, and returns the table of their times.
async fn ask_all(stores: Vec<Box<dyn Database>>, questions: &Questions) -> Result<String> {
    let mut table = vec![questions::HEAD.to_owned()];
    let mut outcomes = Vec::new();
    for store in stores {
        let name = store.name();
        let (answers, times) = questions.ask(store.into()).await?;
        table.push(questions::line(&name, &times));
        outcomes.push((name, answers));
    }
    let ((first, expected), others) = outcomes.split_first().expect("there is a store");
    if let Some((other, _)) = others.iter().find(|(_, answers)| answers != expected) {
        bail!("{first} and {other} give different answers");
    }
    if !others.is_empty() {
        let count = outcomes.len();
        table.push(format!("All {count} stores gave the same answers.\n"));
    }
    Ok(table.concat())
}

fn run(args: &Args) -> Result<()> {
    let rows = input::read(args.input.as_deref())?;
    let stores = args.open_stores()?;
    let title = format!("{} rows\n\n", rows.len());
    let runtime = tokio::runtime::Runtime::new()?;
    let table = runtime.block_on(ask_all(stores, &Questions::new(rows)))?;
    match io::stdout().write_all(format!("{title}{table}").as_bytes()) {
        // A reader such as `head` may close the pipe early.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;

    /// A store that loses its rows.
    struct Forgetful;

    impl Database for Forgetful {
        fn name(&self) -> String {
            "forgetful".to_owned()
        }

        async fn get(&self, _: &str) -> Result<Option<String>> {
            Ok(None)
        }

        async fn scan(&self, _: &str) -> Result<Vec<Row>> {
            Ok(Vec::new())
        }

        async fn put(&self, _: &[Row]) -> Result<()> {
            Ok(())
        }

        async fn delete(&self, _: &str) -> Result<bool> {
            Ok(false)
        }
    }

    #[test]
    fn a_store_that_answers_otherwise_is_an_error() {
        let questions = Questions::new(input::read(None).unwrap());
        let stores: Vec<Box<dyn Database>> = vec![Box::new(Memory::default()), Box::new(Forgetful)];
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let error = runtime.block_on(ask_all(stores, &questions)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "memory and forgetful give different answers"
        );
    }
}
