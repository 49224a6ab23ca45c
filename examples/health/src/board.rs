//! Where the tasks write what they find, for everyone to read.

use std::{
    collections::VecDeque,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
    time::SystemTime,
};

use serde::Serialize;

use crate::run::Report;

/// How many looks at one thing are remembered.
pub const HISTORY: usize = 60;

/// Whether something is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The last look found nothing wrong.
    Up,
    /// The last look failed.
    Down,
    /// There was no look yet.
    Pending,
}

/// What is known of one thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The check's name.
    pub name: String,
    /// The last look.
    pub latest: Option<Report>,
    /// Since when the status is what it is.
    pub since: Option<SystemTime>,
    /// Whether the last looks found it well, the oldest first.
    pub history: VecDeque<bool>,
}

impl Entry {
    /// By the last look.
    pub fn status(&self) -> Status {
        match &self.latest {
            None => Status::Pending,
            Some(report) if report.look.is_ok() => Status::Up,
            Some(_) => Status::Down,
        }
    }

    fn write(&mut self, report: Report) {
        let well = report.look.is_ok();
        if self.history.back() != Some(&well) {
            self.since = Some(report.at);
        }
        if self.history.len() == HISTORY {
            self.history.pop_front();
        }
        self.history.push_back(well);
        self.latest = Some(report);
    }
}

/// The state of all checks. A clone is another handle to the same board.
#[derive(Clone, Debug, Default)]
pub struct Board(Arc<RwLock<Vec<Entry>>>);

impl Board {
    /// Makes room for one more check.
    pub fn add(&self, name: &str) -> Slot {
        let mut entries = self.lock();
        entries.push(Entry {
            name: name.to_owned(),
            latest: None,
            since: None,
            history: VecDeque::with_capacity(HISTORY),
        });
        Slot {
            index: entries.len() - 1,
            board: self.clone(),
        }
    }

    /// All that is known at this moment, in the order of the checks.
    pub fn entries(&self) -> Vec<Entry> {
        self.read().clone()
    }

    // A panic elsewhere leaves the entries whole, so a poisoned lock is no reason to stop.
    fn read(&self) -> RwLockReadGuard<'_, Vec<Entry>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> RwLockWriteGuard<'_, Vec<Entry>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One check's place on the board.
#[derive(Debug)]
pub struct Slot {
    index: usize,
    board: Board,
}

impl Slot {
    /// Writes down what a look has found.
    pub fn write(&self, report: Report) {
        self.board.lock()[self.index].write(report);
    }
}

/// Down if one is down, else pending if one is, else up.
pub(crate) fn overall(entries: &[Entry]) -> Status {
    let any = |status| entries.iter().any(|entry| entry.status() == status);
    [Status::Down, Status::Pending]
        .into_iter()
        .find(|&status| any(status))
        .unwrap_or(Status::Up)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::check::Failure;

    fn report(well: bool, second: u64) -> Report {
        Report {
            name: "it".to_owned(),
            look: if well {
                Ok("well".to_owned())
            } else {
                Err(Failure::new("ill"))
            },
            took: Duration::ZERO,
            at: at(second),
        }
    }

    fn at(second: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    #[test]
    fn since_is_the_time_of_the_last_change() {
        let board = Board::default();
        let slot = board.add("it");
        let since = |well, second| {
            slot.write(report(well, second));
            board.entries()[0].since
        };
        assert_eq!(since(true, 1), Some(at(1)));
        assert_eq!(since(true, 2), Some(at(1)));
        assert_eq!(since(false, 3), Some(at(3)));
        assert_eq!(since(true, 4), Some(at(4)));
    }

    #[test]
    fn the_oldest_looks_are_forgotten() {
        let board = Board::default();
        let slot = board.add("it");
        slot.write(report(false, 0));
        for second in 1..=HISTORY as u64 {
            slot.write(report(true, second));
        }
        assert_eq!(board.entries()[0].history, [true; HISTORY]);
    }

    #[test]
    fn one_that_is_down_counts_for_all() {
        let board = Board::default();
        assert_eq!(overall(&board.entries()), Status::Up);
        let (first, second) = (board.add("first"), board.add("second"));
        first.write(report(true, 1));
        assert_eq!(overall(&board.entries()), Status::Pending);
        second.write(report(true, 1));
        assert_eq!(overall(&board.entries()), Status::Up);
        second.write(report(false, 2));
        assert_eq!(overall(&board.entries()), Status::Down);
    }
}
