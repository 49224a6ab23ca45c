//! What a run prints: a coloured diff and a list for people, or a JSON object a line.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use similar::TextDiff;

use crate::cli::{MessageFormat, Output};
use crate::migration::{Finding, Mend, Outcome, Summary};
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

/// Prints to the standard output.
pub(crate) struct Report {
    format: MessageFormat,
    out: anstream::AutoStream<std::io::Stdout>,
}

impl Report {
    pub(crate) fn new(output: &Output) -> Self {
        Report {
            format: output.message_format,
            out: anstream::stdout(),
        }
    }

    pub(crate) fn migration(&mut self, outcome: &Outcome) -> anyhow::Result<()> {
        if self.format == MessageFormat::Json {
            for change in &outcome.changes {
                let file = &change.shown;
                let diff = unified(change);
                self.json(&Message::Change { file, diff })?;
            }
            for mend in &outcome.mends {
                self.json(&Message::Mend(mend))?;
            }
            for finding in &outcome.findings {
                self.json(&Message::Finding(finding))?;
            }
            return self.json(&Message::Summary(&outcome.summary));
        }
        for change in &outcome.changes {
            write!(self.out, "{}", coloured(change))?;
        }
        if !outcome.changes.is_empty() {
            writeln!(self.out)?;
        }
        for Mend { file, line, what } in &outcome.mends {
            let at = format_args!("{WHERE}{file}:{line}{WHERE:#}");
            writeln!(self.out, "{MENDED}mended{MENDED:#} {at}: {what}")?;
        }
        for finding in &outcome.findings {
            self.finding(finding)?;
        }
        self.summary(&outcome.summary)
    }

    /// What `cargo erase check` found.
    pub(crate) fn uses(&mut self, uses: &[Use]) -> anyhow::Result<()> {
        if self.format == MessageFormat::Json {
            return uses
                .iter()
                .try_for_each(|found| self.json(&Message::Use(found)));
        }
        for Use { file, line, what } in uses {
            writeln!(self.out, "{WHERE}{file}:{line}{WHERE:#}: {what}")?;
        }
        match uses.len() {
            0 => writeln!(self.out, "async-trait is not used")?,
            n => writeln!(self.out, "async-trait is used in {}", count(n, "place"))?,
        }
        Ok(())
    }

    fn json(&mut self, message: &Message<'_>) -> anyhow::Result<()> {
        let line = serde_json::to_string(message)?;
        writeln!(self.out, "{line}")?;
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) -> anyhow::Result<()> {
        let Finding {
            file,
            line,
            column,
            code,
            message,
            advice,
        } = finding;
        let code = match &**code {
            "" => String::new(),
            code => format!("[{code}]"),
        };
        writeln!(self.out, "{ERROR}error{code}{ERROR:#}: {message}")?;
        writeln!(self.out, "  {WHERE}--> {file}:{line}:{column}{WHERE:#}")?;
        if let Some(advice) = advice {
            writeln!(self.out, "  {HEAD}fix{HEAD:#}: {advice}")?;
        }
        Ok(())
    }

    fn summary(&mut self, summary: &Summary) -> anyhow::Result<()> {
        let Summary {
            applied, checked, ..
        } = *summary;
        let verb = if applied { "changed" } else { "would change" };
        let files = count(summary.files, "file");
        let moved = count(summary.moved, "attribute");
        write!(
            self.out,
            "{HEAD}{verb} {files}{HEAD:#}: {moved} moved to erase-core"
        )?;
        if summary.kept > 0 {
            write!(self.out, ", {} left with async-trait", summary.kept)?;
        }
        writeln!(self.out)?;
        if summary.earlier_errors > 0 {
            let earlier = count(summary.earlier_errors, "error");
            writeln!(self.out, "not shown: {earlier} from before the migration")?;
        }
        let errors = count(summary.errors, "error");
        let end = match (summary.errors, checked, applied) {
            (0, true, _) => "`cargo check` passes; run the tests next",
            (0, false, false) if summary.files > 0 => {
                "nothing was written; `--apply` writes it and checks the result"
            }
            (0, false, _) => return Ok(()),
            (_, _, true) => "left; `--except TRAIT` leaves a trait and its impls with async-trait",
            (_, _, false) => "left, so all files were restored",
        };
        match summary.errors {
            0 => writeln!(self.out, "{end}")?,
            _ => writeln!(self.out, "{errors} {end}")?,
        }
        Ok(())
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
