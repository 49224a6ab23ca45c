//! What came of a run.

use super::Outcome;
use crate::shape::AXES;
use crate::source::{self, HEADER, Level};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

pub(super) fn write(scratch: &Path, outcomes: &[Outcome]) -> io::Result<()> {
    let native: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.is_native())
        .collect();
    let failed: Vec<_> = native
        .iter()
        .filter(|outcome| !outcome.erased.is_empty())
        .copied()
        .collect();
    let accepted = native.len() - failed.len();
    println!(
        "{accepted} of {} accepted, {:.2} %",
        native.len(),
        100.0 * accepted as f64 / native.len() as f64
    );
    let mut lines = String::new();
    for outcome in outcomes {
        let strongest: Vec<_> = Level::strongest(&outcome.levels)
            .into_iter()
            .map(Level::name)
            .collect();
        let (verdict, failures) = match (outcome.is_native(), outcome.erased.is_empty()) {
            (false, _) => ("not-native", &outcome.native),
            (true, true) => ("accepted", &outcome.erased),
            (true, false) => ("failed", &outcome.erased),
        };
        let failures: Vec<_> = failures
            .iter()
            .map(|failure| format!("{}:{}:{}", failure.part, failure.code, failure.message))
            .collect();
        let _ = writeln!(
            lines,
            "{verdict}\t{}\t{}\t{}",
            outcome.shape.name(),
            strongest.join(","),
            failures.join("\t")
        );
    }
    fs::write(scratch.join("outcomes.tsv"), lines)?;
    let mut table = String::new();
    for (at, axis) in AXES.iter().enumerate() {
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for outcome in &native {
            let counts = counts.entry(outcome.shape.words[at]).or_default();
            counts[0] += 1;
            counts[1] += usize::from(outcome.erased.is_empty());
        }
        for (word, [native, accepted]) in counts {
            let word = if word.is_empty() { "-" } else { word };
            let _ = writeln!(table, "{axis}\t{word}\t{native}\t{accepted}");
        }
    }
    fs::write(scratch.join("counts.tsv"), table)?;
    groups(scratch, &failed)
}

fn groups(scratch: &Path, failed: &[&Outcome]) -> io::Result<()> {
    let mut groups: BTreeMap<String, Vec<&Outcome>> = BTreeMap::new();
    for outcome in failed {
        let first = &outcome.erased[0];
        groups
            .entry(format!(
                "{} {} in {}",
                first.code,
                plain(&first.message),
                first.part
            ))
            .or_default()
            .push(outcome);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    let mut text = String::new();
    for (name, members) in groups {
        let _ = writeln!(text, "## {} {name}\n", members.len());
        for member in members.iter().take(4) {
            let _ = writeln!(text, "- {}", member.shape.name());
        }
        let program = |outcome: &&&Outcome| {
            source::erased(
                "m".into(),
                &outcome.shape,
                &Level::strongest(&outcome.levels),
            )
            .text()
        };
        let shortest = members.iter().min_by_key(|member| program(member).len());
        let _ = writeln!(
            text,
            "\n```rust\n{HEADER}{}```\n",
            shortest.map(|member| program(&member)).unwrap_or_default()
        );
    }
    fs::write(scratch.join("groups.md"), text)
}

// Input:  "`X` does not live long enough"
// Output: "`_` does not live long enough"
fn plain(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    pieces
        .map(|(at, piece)| if at % 2 == 0 { piece } else { "`_`" })
        .collect()
}
