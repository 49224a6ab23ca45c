//! The sample that the package's own test runs.

use super::Outcome;
use crate::shape::{self, beyond};
use crate::source::Level;
use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

/// Writes the names of those that are accepted and have the most pairs of words that the ones before had not.
pub(super) fn write(outcomes: &[Outcome], count: usize) -> io::Result<()> {
    let mut left: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.is_accepted() && beyond::kind(&outcome.shape).is_none())
        .collect();
    left.sort_by_key(|outcome| shape::hash(&[&outcome.shape.name()]));
    let mut covered = HashSet::new();
    let mut lines = Vec::new();
    while lines.len() < count && !left.is_empty() {
        let new = |outcome: &&Outcome| {
            pairs(outcome)
                .filter(|pair| !covered.contains(pair))
                .count()
        };
        let Some(best) = (0..left.len()).max_by_key(|at| new(&left[*at])) else {
            break;
        };
        let outcome = left.swap_remove(best);
        covered.extend(pairs(outcome));
        let levels: Vec<_> = Level::strongest(&outcome.levels)
            .into_iter()
            .map(Level::name)
            .collect();
        lines.push(format!("{} {}\n", outcome.shape.name(), levels.join(",")));
    }
    lines.sort();
    fs::write(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sample.txt"),
        lines.concat(),
    )
}

fn pairs(outcome: &Outcome) -> impl Iterator<Item = [(usize, &'static str); 2]> + use<> {
    let words = outcome.shape.words;
    (0..words.len()).flat_map(move |left| {
        (0..left).map(move |right| [(left, words[left]), (right, words[right])])
    })
}
