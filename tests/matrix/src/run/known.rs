//! What native Rust was found to accept, kept for the next run: it has nothing to do with the macro.

use super::Outcome;
use crate::source::{self, Level};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

pub(super) struct Known {
    path: PathBuf,
    compiler: String,
    levels: HashMap<u64, String>,
}

impl Known {
    pub(super) fn read(folder: &Path) -> io::Result<Known> {
        let path = folder.join("native.tsv");
        let compiler = Command::new("rustc").arg("-vV").output()?.stdout;
        let compiler = String::from_utf8_lossy(&compiler).into_owned();
        let text = fs::read_to_string(&path).unwrap_or_default();
        let entry = |line: &str| {
            let (key, levels) = line.split_once('\t')?;
            Some((key.parse().ok()?, levels.to_owned()))
        };
        let levels = text.lines().filter_map(entry).collect();
        Ok(Known {
            path,
            compiler,
            levels,
        })
    }

    /// The program and the compiler, in a number.
    fn key(&self, outcome: &Outcome) -> u64 {
        let program = source::native("native".to_owned(), &outcome.shape).text();
        crate::shape::hash(&[&self.compiler, &program])
    }

    /// Fills in what is known; whether it is.
    pub(super) fn fill(&self, outcome: &mut Outcome) -> bool {
        let Some(levels) = self.levels.get(&self.key(outcome)) else {
            return false;
        };
        let known = |level: &Level| levels.split(',').any(|name| name == level.name());
        outcome.levels = Level::all(&outcome.shape).filter(known).collect();
        true
    }

    pub(super) fn add(&mut self, outcomes: &[Outcome]) -> io::Result<()> {
        for outcome in outcomes {
            let levels: Vec<_> = outcome.levels.iter().map(|level| level.name()).collect();
            self.levels.insert(self.key(outcome), levels.join(","));
        }
        let mut text = String::new();
        for (key, levels) in &self.levels {
            let _ = writeln!(text, "{key}\t{levels}");
        }
        fs::write(&self.path, text)
    }
}
