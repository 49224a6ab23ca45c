//! What a run prints: a coloured diff and a list for people, or a JSON object a line.

use anstream::println;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use similar::TextDiff;

use crate::cli::MessageFormat;
use crate::mend::Mend;
use crate::migration::{Finding, Outcome, Summary};
use crate::uses::Use;
use crate::write::Change;

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message<'a> {
    Change { file: &'a str, diff: String },
    Mend(&'a Mend),
    Finding(&'a Finding),
    Use(&'a Use),
    Summary(&'a Summary),
}

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const WHERE: Style = AnsiColor::Cyan.on_default();
const HEAD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const MENDED: Style = AnsiColor::Green.on_default().bold();

/// Prints a migration.
pub(crate) fn migration(format: MessageFormat, outcome: &Outcome) {
    if format == MessageFormat::Json {
        let changes = outcome.changes.iter().map(|change| Message::Change {
            file: &change.shown,
            diff: unified(change),
        });
        json(changes);
        json(outcome.mends.iter().map(Message::Mend));
        json(outcome.findings.iter().map(Message::Finding));
        return json([Message::Summary(&outcome.summary)]);
    }
    for change in &outcome.changes {
        println!("{}", coloured(change));
    }
    for Mend { file, line, what } in &outcome.mends {
        println!("{MENDED}mended{MENDED:#} {WHERE}{file}:{line}{WHERE:#}: {what}");
    }
    for finding in &outcome.findings {
        let Finding {
            file, line, column, ..
        } = finding;
        let code = match &*finding.code {
            "" => String::new(),
            code => format!("[{code}]"),
        };
        println!("{ERROR}error{code}{ERROR:#}: {}", finding.message);
        println!("  {WHERE}--> {file}:{line}:{column}{WHERE:#}");
        if let Some(advice) = finding.advice {
            println!("  {HEAD}fix{HEAD:#}: {advice}");
        }
    }
    summary(&outcome.summary);
}

/// Prints what `cargo erase check` found.
pub(crate) fn uses(format: MessageFormat, uses: &[Use]) {
    if format == MessageFormat::Json {
        return json(uses.iter().map(Message::Use));
    }
    for Use { file, line, what } in uses {
        println!("{WHERE}{file}:{line}{WHERE:#}: {what}");
    }
    match uses.len() {
        0 => println!("async-trait is not used"),
        n => println!("async-trait is used in {}", count(n, "place")),
    }
}

fn json<'a>(messages: impl IntoIterator<Item = Message<'a>>) {
    let lines = messages
        .into_iter()
        .map(|message| serde_json::to_string(&message));
    lines.flatten().for_each(|line| println!("{line}"));
}

fn summary(summary: &Summary) {
    let verb = if summary.applied {
        "changed"
    } else {
        "would change"
    };
    let files = count(summary.files, "file");
    let moved = count(summary.moved, "attribute");
    let kept = match summary.kept {
        0 => String::new(),
        n => format!(", {n} left with async-trait"),
    };
    println!("{HEAD}{verb} {files}{HEAD:#}: {moved} moved to erase-core{kept}");
    if summary.earlier_errors > 0 {
        let earlier = count(summary.earlier_errors, "error");
        println!("not shown: {earlier} from before the migration");
    }
    let errors = count(summary.errors, "error");
    let is_left = summary.errors > 0;
    match (is_left, summary.checked, summary.applied) {
        (false, true, _) => println!("`cargo check` passes; run the tests next"),
        (false, false, false) if summary.files > 0 => {
            println!("nothing was written; `--apply` writes it and checks the result");
        }
        (false, false, _) => {}
        (true, _, true) => {
            println!(
                "{errors} left; `--except TRAIT` leaves a trait and its impls with async-trait"
            );
        }
        (true, _, false) => println!("{errors} left, so all files were restored"),
    }
}

fn count(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {what}{plural}")
}

fn unified(change: &Change) -> String {
    TextDiff::from_lines(&change.before, &change.after)
        .unified_diff()
        .header(&change.shown, &change.shown)
        .to_string()
}

fn coloured(change: &Change) -> String {
    let diff = unified(change);
    let styled = diff.lines().map(|line| {
        let style = match line.as_bytes().first() {
            _ if line.starts_with("+++ ") || line.starts_with("--- ") => HEAD,
            Some(b'+') => NEW,
            Some(b'-') => OLD,
            Some(b'@') => WHERE,
            _ => Style::new(),
        };
        format!("{style}{line}{style:#}\n")
    });
    styled.collect()
}
