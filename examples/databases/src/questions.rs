//! The questions to every store, and its answers.

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use futures_util::future::try_join_all;

use crate::{Database, input::Row};

pub(crate) struct Questions {
    rows: Vec<Row>,
    /// The keys of the rows, and one that no store has.
    keys: Arc<[String]>,
    /// The first words of the keys.
    prefixes: BTreeSet<String>,
}

#[derive(PartialEq)]
pub(crate) struct Answers {
    values: Values,
    found: Vec<Vec<Row>>,
    deleted: Vec<bool>,
    in_the_end: Vec<Row>,
}

impl Questions {
    pub(crate) fn new(rows: Vec<Row>) -> Self {
        let keys = rows.iter().map(|row| &row.key);
        let words = keys.clone().filter_map(|key| key.split_whitespace().next());
        Self {
            prefixes: words.map(str::to_owned).collect(),
            keys: keys.cloned().chain(["no such key".to_owned()]).collect(),
            rows,
        }
    }

    /// Runs all steps on `store`, and measures them.
    pub(crate) async fn ask(&self, store: Arc<dyn Database>) -> Result<(Answers, Vec<Duration>)> {
        let mut clock = Clock::default();
        clock.time(store.put(&self.rows)).await?;
        let values = clock.time(get_in_turn(&*store, &self.keys)).await?;
        let joined = clock.time(get_joined(&*store, &self.keys)).await?;
        let spawned = clock.time(get_spawned(&store, &self.keys)).await?;
        if joined != values || spawned != values {
            bail!("{} gives other answers at once than in turn", store.name());
        }
        let answers = Answers {
            values,
            found: clock.time(scan(&*store, &self.prefixes)).await?,
            deleted: clock.time(delete_half(&*store, &self.keys)).await?,
            in_the_end: store.scan("").await?,
        };
        Ok((answers, clock.times))
    }
}

type Values = Vec<Option<String>>;

/// One call after the other.
async fn get_in_turn(store: &dyn Database, keys: &[String]) -> Result<Values> {
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        values.push(store.get(key).await?);
    }
    Ok(values)
}

/// All calls at once in this one task; they borrow the store and the keys.
async fn get_joined(store: &dyn Database, keys: &[String]) -> Result<Values> {
    try_join_all(keys.iter().map(|key| store.get(key))).await
}

/// A task for each call; the tasks share the store and the keys.
async fn get_spawned(store: &Arc<dyn Database>, keys: &Arc<[String]>) -> Result<Values> {
    let get = |index: usize| {
        let (store, keys) = (Arc::clone(store), Arc::clone(keys));
        tokio::spawn(async move { store.get(&keys[index]).await })
    };
    let tasks: Vec<_> = (0..keys.len()).map(get).collect();
    let mut values = Vec::with_capacity(keys.len());
    for task in tasks {
        values.push(task.await??);
    }
    Ok(values)
}

async fn scan(store: &dyn Database, prefixes: &BTreeSet<String>) -> Result<Vec<Vec<Row>>> {
    try_join_all(prefixes.iter().map(|prefix| store.scan(prefix))).await
}

async fn delete_half(store: &dyn Database, keys: &[String]) -> Result<Vec<bool>> {
    let mut deleted = Vec::with_capacity(keys.len());
    for key in keys.iter().step_by(2) {
        deleted.push(store.delete(key).await?);
    }
    Ok(deleted)
}

#[derive(Default)]
struct Clock {
    times: Vec<Duration>,
}

impl Clock {
    async fn time<T>(&mut self, step: impl Future<Output = Result<T>>) -> Result<T> {
        let start = Instant::now();
        let answer = step.await?;
        self.times.push(start.elapsed());
        Ok(answer)
    }
}

/// The first line of the table of times.
pub(crate) const HEAD: &str =
    "                    put  in turn   joined  spawned     scan   delete\n";

pub(crate) fn line(name: &str, times: &[Duration]) -> String {
    let times = times.iter().map(|time| format!("{time:>9.1?}"));
    format!("{name:<14}{}\n", times.collect::<Vec<_>>().concat())
}
