//! The stages of a migration: plan, edit, check, mend, report.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;

use crate::advice;
use crate::check::{self, Problem};
use crate::cli::Migrate;
use crate::git;
use crate::interrupt;
use crate::manifest::{self, Needs};
use crate::mend::{self, Mend, Past};
use crate::plan::{Fate, Plan};
use crate::project::Project;
use crate::rewrite;
use crate::workspace::{OLD, Package};
use crate::write::{self, Change};

/// The maximum number of checks. Each round fixes something, so this is only a safeguard.
const MOST_ROUNDS: usize = 12;

/// A remaining error.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Finding {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// rustc's code; empty if the error has none.
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) advice: Option<&'static str>,
}

/// The summary of a run.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    /// Attributes that move to erase-core.
    pub(crate) moved: usize,
    /// Attributes that stay async-trait's.
    pub(crate) kept: usize,
    pub(crate) errors: usize,
    /// Errors that were there before.
    pub(crate) earlier_errors: usize,
    pub(crate) applied: bool,
    /// Whether `cargo check` ran on the result.
    pub(crate) checked: bool,
}

/// The result of a run.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) changes: Vec<Change>,
    pub(crate) mends: Vec<Mend>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) summary: Summary,
}

pub(crate) fn run(args: &Migrate) -> anyhow::Result<Outcome> {
    let project = Project::read(&args.path)?;
    let mut migration = Migration {
        plan: Plan::new(&project, args),
        project,
        past: Past::default(),
        summary: Summary::default(),
    };
    migration.edit(args.apply && !args.no_check)?;
    if !args.apply || migration.changes().is_empty() {
        return Ok(migration.outcome(Vec::new()));
    }
    let root = migration.project.workspace.root.clone();
    if !args.allow_dirty {
        git::refuse_dirty(&root)?;
    }
    if args.no_check {
        migration.write()?;
        return Ok(migration.outcome(Vec::new()));
    }
    let lock = root.join("Cargo.lock");
    let lock_before = fs::read(&lock).ok();
    let checked = migration.check_and_mend(&root, &args.cargo);
    let has_errors = matches!(&checked, Ok(problems) if !problems.is_empty());
    if checked.is_err() || has_errors && args.undo_on_error {
        let project = &migration.project;
        let undo = project.changes(|file| &file.written, |file| &file.original);
        write::apply(&undo).context("cannot restore the files")?;
        restore_lock(&lock, lock_before)?;
        migration.summary.applied = false;
    }
    Ok(migration.outcome(checked?))
}

struct Migration {
    project: Project,
    plan: Plan,
    past: Past,
    summary: Summary,
}

impl Migration {
    fn changes(&self) -> Vec<Change> {
        self.project
            .changes(|file| &file.original, |file| &file.text)
    }

    /// The first edit. Removes unused dependencies only if a check can confirm that they are unused.
    fn edit(&mut self, is_checked: bool) -> anyhow::Result<()> {
        for (file, facts) in self.project.facts.iter().enumerate() {
            for (_, fate) in self.plan.fates(&self.project, file, facts) {
                match fate {
                    Fate::Moves => self.summary.moved += 1,
                    Fate::Stays => self.summary.kept += 1,
                }
            }
        }
        let files = 0..self.project.sources.len();
        let after = files.map(|file| rewrite::file(&self.project, &self.plan, file));
        let after: Vec<String> = after.collect();
        for (file, text) in after.into_iter().enumerate() {
            self.project.set(file, text)?;
        }
        if !is_checked {
            let packages = self.project.workspace.packages.iter().enumerate();
            let has_old = packages.filter(|(_, package)| package.name_of(OLD).is_some());
            let unmoved = has_old.filter(|(index, _)| !self.plan.packages.contains(index));
            self.past.need_old = unmoved.map(|(index, _)| index).collect();
        }
        self.manifests()
    }

    fn check_and_mend(&mut self, root: &Path, cargo: &[String]) -> anyhow::Result<Vec<Problem>> {
        let earlier = check::run(root, cargo)?;
        let errors = earlier.iter().filter(|problem| problem.is_error);
        self.summary.earlier_errors = errors.count();
        let earlier: BTreeSet<_> = earlier.iter().map(Problem::key).collect();
        let mut rounds = 0..MOST_ROUNDS;
        loop {
            self.write()?;
            let mut problems = check::run(root, cargo)?;
            self.summary.checked = true;
            problems.retain(|problem| !earlier.contains(&problem.key()));
            let mended = mend::round(&self.project, &problems, &mut self.past);
            let Some(texts) = mended.filter(|_| rounds.next().is_some()) else {
                problems.retain(|problem| problem.is_error);
                return Ok(problems);
            };
            for (file, text) in texts {
                self.project.set(file, text)?;
            }
            self.manifests()?;
        }
    }

    fn write(&mut self) -> anyhow::Result<()> {
        interrupt::check()?;
        let unwritten = self
            .project
            .changes(|file| &file.written, |file| &file.text);
        write::apply(&unwritten)?;
        for source in &mut self.project.sources {
            source.written.clone_from(&source.text);
        }
        self.summary.applied = true;
        Ok(())
    }

    /// Edits the manifests to match the files.
    fn manifests(&mut self) -> anyhow::Result<()> {
        let mut shared = Needs::default();
        let mut is_shared = false;
        for index in 0..self.project.workspace.packages.len() {
            let package = &self.project.workspace.packages[index];
            let needs = self.needs(index, package);
            if let Some(file) = self.project.file(&package.manifest) {
                let source = &mut self.project.sources[file];
                if manifest::inherits(&source.original) {
                    is_shared = true;
                    shared.old |= needs.old;
                    shared.new |= needs.new;
                }
                source.text = manifest::package(&source.original, needs)
                    .with_context(|| format!("cannot edit {}", source.shown))?;
            }
        }
        let root = self.project.workspace.root.join("Cargo.toml");
        if let Some(file) = self.project.file(&root).filter(|_| is_shared) {
            let source = &mut self.project.sources[file];
            let mut packages = self.project.workspace.packages.iter();
            let is_package = packages.any(|package| package.manifest == root);
            let before = if is_package {
                &source.text
            } else {
                &source.original
            };
            source.text = manifest::workspace(before, shared)?;
        }
        Ok(())
    }

    fn needs(&self, index: usize, package: &Package) -> Needs {
        let files = self.project.sources.iter().zip(&self.project.facts);
        let own = files.filter(|(source, _)| source.package == index);
        let all = own.flat_map(|(_, facts)| std::iter::once(facts).chain(&facts.examples));
        let mentions = all.flat_map(|facts| &facts.mentions);
        let named: BTreeSet<&str> = mentions.map(|mention| &*mention.krate).collect();
        Needs {
            old: self.past.need_old.contains(&index) || named.contains(package.old_name()),
            new: self.plan.packages.contains(&index) || named.contains(package.new_name()),
        }
    }

    fn outcome(mut self, problems: Vec<Problem>) -> Outcome {
        let finding = |problem: Problem| {
            let advice = advice::of(&problem);
            Finding {
                file: self.project.workspace.shown(&problem.place.path),
                line: problem.place.line,
                column: problem.place.column,
                code: problem.code,
                message: problem.message,
                advice,
            }
        };
        let mut findings: Vec<Finding> = problems.into_iter().map(finding).collect();
        findings.dedup_by(|a, b| (&a.file, a.line, &a.message) == (&b.file, b.line, &b.message));
        self.summary.errors = findings.len();
        let changes = self.changes();
        self.summary.files = changes.len();
        Outcome {
            changes,
            mends: self.past.mends,
            findings,
            summary: self.summary,
        }
    }
}

/// Restores `Cargo.lock`, which Cargo changes with the manifests.
fn restore_lock(path: &Path, before: Option<Vec<u8>>) -> anyhow::Result<()> {
    let restored = match before {
        Some(bytes) => fs::write(path, bytes),
        None if path.exists() => fs::remove_file(path),
        None => Ok(()),
    };
    restored.context("cannot restore Cargo.lock")
}
