//! Runs `cargo check`, and collects each problem once, with its places in the workspace's files.

use std::collections::BTreeSet;
use std::io::BufReader;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel, DiagnosticSpan};

use crate::interrupt;

/// An error or a warning of rustc.
pub(crate) struct Problem {
    /// `E0308`, or the name of a lint; empty if it has none.
    pub(crate) code: String,
    pub(crate) is_error: bool,
    pub(crate) message: String,
    pub(crate) rendered: String,
    pub(crate) place: Place,
    /// All of its places, including those inside macros.
    pub(crate) places: Vec<Place>,
    /// Edits that rustc suggests.
    pub(crate) suggestions: Vec<(Place, String)>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    pub(crate) range: Range<usize>,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Problem {
    /// Problems with the same key are the same, on any line.
    pub(crate) fn key(&self) -> (String, String, PathBuf) {
        let path = self.place.path.clone();
        (self.code.clone(), self.message.clone(), path)
    }

    /// `None` if it has no place, like the summary of a crate.
    fn of(root: &Path, diagnostic: Diagnostic) -> Option<Self> {
        let primary = diagnostic.spans.iter().find(|span| span.is_primary)?;
        let mut places = Vec::new();
        let mut suggestions = Vec::new();
        collect(root, &diagnostic, &mut places, &mut suggestions);
        Some(Problem {
            place: place(root, outermost(primary)),
            places,
            suggestions,
            is_error: matches!(
                diagnostic.level,
                DiagnosticLevel::Error | DiagnosticLevel::Ice
            ),
            code: diagnostic.code.map(|code| code.code).unwrap_or_default(),
            rendered: diagnostic.rendered.unwrap_or_default(),
            message: diagnostic.message,
        })
    }
}

fn collect(
    root: &Path,
    diagnostic: &Diagnostic,
    places: &mut Vec<Place>,
    suggestions: &mut Vec<(Place, String)>,
) {
    for span in &diagnostic.spans {
        places.push(place(root, span));
        let mut inner = span;
        while let Some(expansion) = &inner.expansion {
            inner = &expansion.span;
            places.push(place(root, inner));
        }
        if let Some(text) = &span.suggested_replacement {
            suggestions.push((place(root, span), text.clone()));
        }
    }
    for child in &diagnostic.children {
        collect(root, child, places, suggestions);
    }
}

/// The call of the macro that a span is inside, if any.
fn outermost(span: &DiagnosticSpan) -> &DiagnosticSpan {
    let outer = span.expansion.as_ref();
    outer.map_or(span, |expansion| outermost(&expansion.span))
}

fn place(root: &Path, span: &DiagnosticSpan) -> Place {
    Place {
        path: root.join(&span.file_name),
        range: span.byte_start as usize..span.byte_end as usize,
        line: span.line_start,
        column: span.column_start,
    }
}

/// Runs `cargo check` with `args` on a workspace.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<Vec<Problem>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(cargo)
        .args(["check", "--workspace", "--all-targets", "--keep-going"])
        .arg("--message-format=json")
        .args(args)
        .current_dir(root)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let out = child.stdout.take().context("its output is piped")?;
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    let mut finished = None;
    for message in Message::parse_stream(BufReader::new(out)) {
        match message.context("cannot read what cargo says")? {
            Message::CompilerMessage(message) => {
                let problem = Problem::of(root, message.message);
                problems.extend(problem.filter(|new| seen.insert(new.rendered.clone())));
            }
            Message::BuildFinished(end) => finished = Some(end.success),
            _ => {}
        }
    }
    child.wait().context("cannot wait for cargo")?;
    interrupt::check()?;
    let has_errors = problems.iter().any(|problem| problem.is_error);
    match finished {
        Some(success) if success || has_errors => Ok(problems),
        _ => bail!("`cargo check` failed, for the reason above; `--no-check` skips it"),
    }
}
