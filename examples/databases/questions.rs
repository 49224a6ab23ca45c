//! What every store is asked, and what it answered.

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use futures::future::try_join_all;
use indicatif::ProgressBar;
use tokio::task::JoinSet;

use crate::database::{Database, Result, Row};

/// The steps that are timed, in order.
pub(crate) const STEPS: [&str; 7] = [
    "load", "get", "joined", "spawned", "scan", "delete", "put back",
];

const MAX_PREFIXES: usize = 20;
const MAX_DELETED: usize = 50;

pub(crate) struct Questions {
    pub rows: Vec<Row>,
    /// Keys to look up. Some of them are in no store.
    pub keys: Arc<[String]>,
    pub prefixes: Vec<String>,
    /// Rows to delete, and to put back.
    pub deleted: Vec<Row>,
}

#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub gets: Vec<Option<String>>,
    pub joined: Vec<Option<String>>,
    pub spawned: Vec<Option<String>>,
    pub scans: Vec<Vec<Row>>,
    pub deletes: Vec<bool>,
    pub gets_after_delete: Vec<Option<String>>,
    pub count_after_delete: u64,
    pub count_in_the_end: u64,
}

impl Questions {
    pub(crate) fn new(rows: Vec<Row>, samples: usize, prefixes: Vec<String>) -> Self {
        let mut keys = Vec::new();
        for (index, row) in spread(&rows, samples).enumerate() {
            keys.push(row.key.clone());
            if index % 4 == 0 {
                keys.push(format!("{} (no such key)", row.key));
            }
        }
        let prefixes = if prefixes.is_empty() {
            let words = rows
                .iter()
                .filter_map(|row| row.key.split_whitespace().next());
            let words: Vec<_> = words.collect::<BTreeSet<_>>().into_iter().collect();
            spread(&words, MAX_PREFIXES)
                .map(|&word| word.to_owned())
                .collect()
        } else {
            prefixes
        };
        Self {
            keys: keys.into(),
            prefixes,
            deleted: spread(&rows, MAX_DELETED).cloned().collect(),
            rows,
        }
    }

    /// How many operations each of the `STEPS` is.
    pub(crate) fn operations(&self) -> [usize; STEPS.len()] {
        let (keys, deleted) = (self.keys.len(), self.deleted.len());
        [
            self.rows.len(),
            keys,
            keys,
            keys,
            self.prefixes.len(),
            deleted,
            deleted,
        ]
    }

    /// Takes `store` through all `STEPS`. In the end it holds all rows.
    pub(crate) async fn ask(
        &self,
        store: &Arc<dyn Database>,
        clock: &mut Clock,
    ) -> Result<Answers> {
        let deleted: Vec<_> = self.deleted.iter().map(|row| row.key.clone()).collect();
        clock.time(store.put_all(&self.rows)).await?;
        Ok(Answers {
            gets: clock.time(get_in_turn(&**store, &self.keys)).await?,
            joined: clock.time(get_joined(&**store, &self.keys)).await?,
            spawned: clock.time(get_spawned(store, &self.keys)).await?,
            scans: clock.time(scan(&**store, &self.prefixes)).await?,
            deletes: clock.time(delete(&**store, &deleted)).await?,
            gets_after_delete: get_in_turn(&**store, &deleted).await?,
            count_after_delete: store.count().await?,
            count_in_the_end: {
                clock.time(put(&**store, &self.deleted)).await?;
                store.count().await?
            },
        })
    }
}

/// One call after the other.
async fn get_in_turn(store: &dyn Database, keys: &[String]) -> Result<Vec<Option<String>>> {
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        values.push(store.get(key).await?);
    }
    Ok(values)
}

/// All calls at once in this one task; they borrow the store and the keys.
async fn get_joined(store: &dyn Database, keys: &[String]) -> Result<Vec<Option<String>>> {
    try_join_all(keys.iter().map(|key| store.get(key))).await
}

/// A task for each call; the tasks share the store and the keys.
async fn get_spawned(
    store: &Arc<dyn Database>,
    keys: &Arc<[String]>,
) -> Result<Vec<Option<String>>> {
    let mut tasks = JoinSet::new();
    for index in 0..keys.len() {
        let (store, keys) = (Arc::clone(store), Arc::clone(keys));
        tasks.spawn(async move { (index, store.get(&keys[index]).await) });
    }
    let mut values = vec![None; keys.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, value) = done?;
        values[index] = value?;
    }
    Ok(values)
}

async fn scan(store: &dyn Database, prefixes: &[String]) -> Result<Vec<Vec<Row>>> {
    let mut found = Vec::with_capacity(prefixes.len());
    for prefix in prefixes {
        found.push(store.scan(prefix).await?);
    }
    Ok(found)
}

async fn delete(store: &dyn Database, keys: &[String]) -> Result<Vec<bool>> {
    let mut deleted = Vec::with_capacity(keys.len());
    for key in keys {
        deleted.push(store.delete(key).await?);
    }
    Ok(deleted)
}

async fn put(store: &dyn Database, rows: &[Row]) -> Result<()> {
    for row in rows {
        store.put(&row.key, &row.value).await?;
    }
    Ok(())
}

/// At most `wanted` of the items, spread evenly.
fn spread<T>(items: &[T], wanted: usize) -> impl Iterator<Item = &T> {
    let wanted = wanted.min(items.len());
    (0..wanted).map(move |index| &items[index * items.len() / wanted])
}

/// Takes the time of each step, and moves the progress bar.
pub(crate) struct Clock {
    pub times: Vec<Duration>,
    bar: ProgressBar,
}

impl Clock {
    pub(crate) fn new(bar: ProgressBar) -> Self {
        let times = Vec::with_capacity(STEPS.len());
        Self { times, bar }
    }

    async fn time<T>(&mut self, step: impl Future<Output = Result<T>>) -> Result<T> {
        let start = Instant::now();
        let answer = step.await?;
        self.times.push(start.elapsed());
        self.bar.inc(1);
        Ok(answer)
    }
}
