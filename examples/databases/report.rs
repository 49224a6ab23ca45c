//! Compares the answers of the stores, and shows their times.

use std::{
    fmt::{Debug, Write},
    time::Duration,
};

use indicatif::HumanCount;

use crate::questions::{Answers, Questions, STEPS};

/// What one store did.
pub(crate) struct Outcome {
    pub name: String,
    pub answers: Answers,
    pub times: Vec<Duration>,
}

/// The first question that two stores, or two ways of asking, do not answer in the same way.
pub(crate) fn difference(questions: &Questions, outcomes: &[Outcome]) -> Option<String> {
    let first = outcomes.first()?;
    outcomes
        .iter()
        .find_map(|other| compare(questions, first, other))
}

fn compare(questions: &Questions, left: &Outcome, right: &Outcome) -> Option<String> {
    let names = [left.name.as_str(), right.name.as_str()];
    let (left, right) = (&left.answers, &right.answers);
    let keys = &questions.keys;
    let deleted: Vec<_> = questions.deleted.iter().map(|row| &row.key).collect();
    let counts = |answers: &Answers| [answers.count_after_delete, answers.count_in_the_end];

    unlike(names, "get", keys, &left.gets, &right.gets)
        .or_else(|| unlike(names, "get, joined,", keys, &left.gets, &right.joined))
        .or_else(|| unlike(names, "get, spawned,", keys, &left.gets, &right.spawned))
        .or_else(|| {
            unlike(
                names,
                "scan",
                &questions.prefixes,
                &left.scans,
                &right.scans,
            )
        })
        .or_else(|| unlike(names, "delete", &deleted, &left.deletes, &right.deletes))
        .or_else(|| {
            let (left, right) = (&left.gets_after_delete, &right.gets_after_delete);
            unlike(names, "get a deleted", &deleted, left, right)
        })
        .or_else(|| {
            let when = ["after the deletes", "in the end"];
            unlike(names, "count", &when, &counts(left), &counts(right))
        })
}

fn unlike<Q: Debug, A: Debug + PartialEq>(
    names: [&str; 2],
    question: &str,
    about: &[Q],
    left: &[A],
    right: &[A],
) -> Option<String> {
    let index = left
        .iter()
        .zip(right)
        .position(|(left, right)| left != right)?;
    let ([left_name, right_name], about) = (names, &about[index]);
    let (left, right) = (shorten(&left[index]), shorten(&right[index]));
    Some(format!(
        "{question} {about:?}: {left_name} answers {left}, {right_name} answers {right}"
    ))
}

/// A whole scan would fill the screen.
fn shorten(answer: &impl Debug) -> String {
    let text = format!("{answer:?}");
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The table, and a line about the answers.
pub(crate) fn show(questions: &Questions, outcomes: &[Outcome]) -> String {
    let title = |name: &str| name.to_owned();
    let mut table = vec![
        [title("")].into_iter().chain(STEPS.map(title)).collect(),
        [title("operations")]
            .into_iter()
            .chain(questions.operations().map(count))
            .collect::<Vec<_>>(),
    ];
    for outcome in outcomes {
        let times = outcome.times.iter().copied().map(time);
        table.push([title(&outcome.name)].into_iter().chain(times).collect());
    }
    let mut text = align(&table);
    if let Some(outcome) = outcomes.first() {
        text.push_str(&summary(&outcome.answers, outcomes.len()));
    }
    text
}

/// Columns as wide as their widest cell; the first to the left, the others to the right.
fn align(table: &[Vec<String>]) -> String {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell: &String| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in table {
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            // Writing to a string does not fail.
            let _ = match column {
                0 => write!(text, "{cell:<width$}"),
                _ => write!(text, "  {cell:>width$}"),
            };
        }
        text.push('\n');
    }
    text
}

fn summary(answers: &Answers, stores: usize) -> String {
    let found = answers.gets.iter().flatten().count();
    let scanned = answers.scans.iter().map(Vec::len).sum();
    let deleted = answers.deletes.iter().filter(|&&deleted| deleted).count();
    let verdict = match stores {
        1 => "One store alone has nothing to differ from.".to_owned(),
        _ => format!("All {stores} stores gave the same answers."),
    };
    let deleted = rows(deleted);
    let left = HumanCount(answers.count_in_the_end);
    format!(
        "\nFound {} of {} keys; {} in {} scans; deleted {deleted} and put them back; {left} in the end.\n{verdict}\n",
        count(found),
        count(answers.gets.len()),
        rows(scanned),
        count(answers.scans.len()),
    )
}

/// A number of rows, in words.
pub(crate) fn rows(rows: usize) -> String {
    match rows {
        1 => "1 row".to_owned(),
        _ => format!("{} rows", count(rows)),
    }
}

fn count(count: usize) -> String {
    HumanCount(count as u64).to_string()
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 0.001 {
        format!("{:.0} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}
