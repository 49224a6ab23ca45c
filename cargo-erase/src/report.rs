//! What is printed: for people a coloured diff and a list, else a JSON object a line.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use similar::TextDiff;

use crate::cli::{Color, MessageFormat, Output};
use crate::findings::{Finding, Level};
use crate::write::Change;

/// What a run came to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// Files that change.
    pub files: usize,
    /// Traits that are migrated.
    pub traits: usize,
    /// Attributes taken off impls, or left for the new macro.
    pub impls: usize,
    /// Attributes that stay async-trait's.
    pub kept: usize,
    /// Findings that somebody must look at.
    pub checks: usize,
    /// Findings that are good to know.
    pub notes: usize,
    /// Whether the files were written.
    pub applied: bool,
}

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message<'a> {
    Change { file: &'a str, diff: String },
    Finding(&'a Finding),
    Use(&'a Use),
    Summary(&'a Summary),
}

/// A place where async-trait is still used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is there.
    pub what: String,
}

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const WHERE: Style = AnsiColor::Cyan.on_default();
const HEAD: Style = Style::new().bold();
const CHECK: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Blue.on_default().bold();

/// Prints to the standard output.
pub(crate) struct Report {
    format: MessageFormat,
    out: anstream::AutoStream<std::io::Stdout>,
}

impl Report {
    pub(crate) fn new(output: &Output) -> Self {
        let choice = match output.color {
            Color::Auto => anstream::AutoStream::choice(&std::io::stdout()),
            Color::Always => anstream::ColorChoice::AlwaysAnsi,
            Color::Never => anstream::ColorChoice::Never,
        };
        Report {
            format: output.message_format,
            out: anstream::AutoStream::new(std::io::stdout(), choice),
        }
    }

    /// All of a migration.
    pub(crate) fn migration(
        &mut self,
        changes: &[Change],
        findings: &[Finding],
        summary: &Summary,
    ) -> anyhow::Result<()> {
        if self.format == MessageFormat::Json {
            for change in changes {
                let diff = unified(change);
                self.json(&Message::Change {
                    file: &change.shown,
                    diff,
                })?;
            }
            for finding in findings {
                self.json(&Message::Finding(finding))?;
            }
            return self.json(&Message::Summary(summary));
        }
        for change in changes {
            write!(self.out, "{}", coloured(change))?;
        }
        if !changes.is_empty() && !findings.is_empty() {
            writeln!(self.out)?;
        }
        for finding in findings {
            self.finding(finding)?;
        }
        self.summary(summary)
    }

    /// What `cargo erase check` found.
    pub(crate) fn uses(&mut self, uses: &[Use]) -> anyhow::Result<()> {
        for found in uses {
            if self.format == MessageFormat::Json {
                self.json(&Message::Use(found))?;
            } else {
                writeln!(
                    self.out,
                    "{WHERE}{}:{}{WHERE:#}: {}",
                    found.file, found.line, found.what
                )?;
            }
        }
        if self.format == MessageFormat::Human {
            match uses.len() {
                0 => writeln!(self.out, "async-trait is not used")?,
                n => writeln!(self.out, "async-trait is used in {n} {}", places(n))?,
            }
        }
        Ok(())
    }

    fn json(&mut self, message: &Message<'_>) -> anyhow::Result<()> {
        let line = serde_json::to_string(message)?;
        writeln!(self.out, "{line}")?;
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) -> anyhow::Result<()> {
        let (style, word) = match finding.level {
            Level::Check => (CHECK, "check"),
            Level::Note => (NOTE, "note"),
        };
        let Finding {
            file,
            line,
            column,
            message,
            ..
        } = finding;
        let kind = serde_json::to_value(finding.kind)?;
        let kind = kind.as_str().unwrap_or_default();
        writeln!(
            self.out,
            "\
                {style}{word}{style:#}[{kind}]: {message}\n  {WHERE}--> \
                {file}:{line}:{column}{WHERE:#}"
        )?;
        Ok(())
    }

    fn summary(&mut self, summary: &Summary) -> anyhow::Result<()> {
        let Summary {
            files,
            traits,
            impls,
            kept,
            checks,
            notes,
            applied,
        } = summary;
        let done = if *applied { "changed" } else { "would change" };
        writeln!(
            self.out,
            "\
                \n{HEAD}{done} {files} files{HEAD:#}: {traits} traits, {impls} attributes \
                of impls; {kept} attributes stay; {checks} to check, {notes} notes"
        )?;
        if !applied && *files > 0 {
            writeln!(self.out, "nothing was written; say `--apply`")?;
        }
        Ok(())
    }
}

fn places(n: usize) -> &'static str {
    if n == 1 { "place" } else { "places" }
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
