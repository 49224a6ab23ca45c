//! Work on many outcomes, some at a time.

use super::Outcome;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many modules a program has.
const BATCH: usize = 150;

pub(super) fn each(
    jobs: usize,
    outcomes: &mut [Outcome],
    work: impl Fn(&str, &mut [Outcome]) -> io::Result<()> + Sync,
) -> Result<(), String> {
    let batches: Vec<_> = outcomes.chunks_mut(BATCH).map(Mutex::new).collect();
    let next = AtomicUsize::new(0);
    let worker = || -> Result<(), String> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(at) else {
                return Ok(());
            };
            let mut batch = batch.lock().map_err(|error| error.to_string())?;
            work(&format!("batch{at}"), &mut batch).map_err(|error| error.to_string())?;
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(worker)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| "a panic".to_owned())?)
    })
}
