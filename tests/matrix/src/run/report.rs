//! What came of a run.

use super::{Failure, Outcome};
use crate::shape::AXES;
use crate::shape::beyond::{self, KINDS};
use crate::source::{HEADER, Level};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// The share of what native Rust accepts and `dyn` can have that the attribute has to take.
const GOAL: f64 = 98.0;

/// Writes into the folder: a line for each trait, counts for each word of each axis, and the failures in groups.
pub(super) fn write(folder: &Path, outcomes: &[Outcome]) -> io::Result<()> {
    fs::write(
        folder.join("outcomes.tsv"),
        outcomes.iter().map(line).collect::<String>(),
    )?;
    let dyn_can = dyn_can(outcomes);
    fs::write(folder.join("counts.md"), counts(&dyn_can))?;
    let failed: Vec<_> = dyn_can
        .iter()
        .filter(|outcome| !outcome.is_accepted())
        .copied()
        .collect();
    fs::write(folder.join("groups.md"), groups(&failed))?;
    println!("{}", beyond_dyn(outcomes));
    println!(
        "In {}: counts.md, groups.md, outcomes.tsv.",
        folder.display()
    );
    Ok(())
}

/// Says how many are accepted; an error if they are too few, or one does something else than the native trait.
pub(super) fn verdict(outcomes: &[Outcome]) -> Result<(), String> {
    let dyn_can = dyn_can(outcomes);
    let accepted = dyn_can
        .iter()
        .filter(|outcome| outcome.is_accepted())
        .count();
    let share = percent(accepted, dyn_can.len());
    let run = outcomes.iter().filter(|outcome| outcome.was_run).count();
    println!(
        "{accepted} of {} accepted, {share:.2} %; {run} of them run",
        dyn_can.len()
    );
    if let Some(wrong) = outcomes
        .iter()
        .find(|outcome| outcome.was_run && !outcome.erased.is_empty())
    {
        return Err(format!(
            "{} does not run: {}",
            wrong.shape.name(),
            wrong.erased[0].message
        ));
    }
    if share < GOAL {
        Err(format!("less than {GOAL} %"))
    } else {
        Ok(())
    }
}

fn dyn_can(outcomes: &[Outcome]) -> Vec<&Outcome> {
    outcomes
        .iter()
        .filter(|outcome| outcome.is_native() && beyond::kind(&outcome.shape).is_none())
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "thousands")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn line(outcome: &Outcome) -> String {
    let strongest: Vec<_> = Level::strongest(&outcome.levels)
        .into_iter()
        .map(Level::name)
        .collect();
    let (verdict, failures) = match (outcome.is_native(), outcome.erased.is_empty()) {
        (false, _) => ("not-native", &outcome.native),
        (true, true) => ("accepted", &outcome.erased),
        (true, false) => ("failed", &outcome.erased),
    };
    let kind = beyond::kind(&outcome.shape).map_or("", |kind| kind.name);
    let mut line = format!(
        "{verdict}\t{}\t{kind}\t{}",
        outcome.shape.name(),
        strongest.join(",")
    );
    for Failure {
        part,
        code,
        message,
    } in failures
    {
        let _ = write!(line, "\t{part}:{code}:{message}");
    }
    line + "\n"
}

fn counts(outcomes: &[&Outcome]) -> String {
    let mut table = String::new();
    for (at, axis) in AXES.iter().enumerate() {
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for outcome in outcomes {
            let counts = counts.entry(outcome.shape.words[at]).or_default();
            counts[0] += 1;
            counts[1] += usize::from(outcome.is_accepted());
        }
        let _ = writeln!(
            table,
            "| {axis} | native | accepted | % |\n|---|---|---|---|"
        );
        for (word, [native, accepted]) in counts {
            let word = if word.is_empty() { "none" } else { word };
            let _ = writeln!(
                table,
                "| {word} | {native} | {accepted} | {:.1} |",
                percent(accepted, native)
            );
        }
        table.push('\n');
    }
    table
}

/// What `dyn` cannot have: how many of each kind are native, and what the attribute makes of them.
fn beyond_dyn(outcomes: &[Outcome]) -> String {
    let mut table = "| beyond `dyn` | why | native | refused | for concrete types only | anything else |\n|---|---|---|---|---|---|\n".to_owned();
    for kind in KINDS {
        let of_kind = |outcome: &&Outcome| {
            outcome.is_native()
                && beyond::kind(&outcome.shape).is_some_and(|of| of.name == kind.name)
        };
        let members: Vec<_> = outcomes.iter().filter(of_kind).collect();
        let refused = |outcome: &&&Outcome| {
            outcome
                .erased
                .iter()
                .any(|failure| failure.part == "trait" && failure.code.is_empty())
        };
        let refused = members.iter().filter(refused).count();
        let concrete = members
            .iter()
            .filter(|outcome| outcome.is_accepted())
            .count();
        let rest = members.len() - refused - concrete;
        let _ = writeln!(
            table,
            "| {} | {} | {} | {refused} | {concrete} | {rest} |",
            kind.name,
            kind.reason,
            members.len()
        );
    }
    table
}

fn groups(failed: &[&Outcome]) -> String {
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
        for member in members.iter().take(5) {
            let _ = writeln!(text, "- {}", member.shape.name());
        }
        let programs = members
            .iter()
            .map(|member| member.module("shape".to_owned()).text());
        let shortest = programs.min_by_key(String::len).unwrap_or_default();
        let _ = writeln!(text, "\n```rust\n{HEADER}{shortest}```\n");
    }
    text
}

// Input:  "`X` does not live long enough"
// Output: "`_` does not live long enough"
fn plain(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    pieces
        .map(|(at, piece)| if at % 2 == 0 { piece } else { "`_`" })
        .collect()
}
