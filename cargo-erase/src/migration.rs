//! The stages of a migration: plan, edit, check, mend, report.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;

use crate::advice;
use crate::check::{self, Problem};
use crate::cli::Migrate;
use crate::git;
use crate::interrupt;
use crate::manifest::{self, Needs};
use crate::mend::{self, Mended, Past};
use crate::plan::{Fate, Plan};
use crate::project::Project;
use crate::rewrite;
use crate::source::position;
use crate::texts::Texts;
use crate::workspace::Package;
use crate::write::{self, Change};

/// The most rounds of checks. Each mends something, so this is a last resort.
const MOST_ROUNDS: usize = 12;

/// An error that is left.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Finding {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1.
    pub(crate) column: usize,
    /// rustc's code; empty if the error has none.
    pub(crate) code: String,
    pub(crate) message: String,
    /// What to write.
    pub(crate) advice: Option<&'static str>,
}

/// An error that was mended.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mend {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The figures of a run.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Summary {
    /// Files that change.
    pub(crate) files: usize,
    /// Attributes that move to erase-core.
    pub(crate) moved: usize,
    /// Attributes that stay async-trait's.
    pub(crate) kept: usize,
    /// Errors that are left.
    pub(crate) errors: usize,
    /// Errors that were there before.
    pub(crate) earlier_errors: usize,
    /// Whether the files are written.
    pub(crate) applied: bool,
    /// Whether `cargo check` ran on the result.
    pub(crate) checked: bool,
}

/// What a run came to.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) changes: Vec<Change>,
    pub(crate) mends: Vec<Mend>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) summary: Summary,
}

pub(crate) fn run(args: &Migrate) -> anyhow::Result<Outcome> {
    let project = Project::read(&args.path)?;
    let plan = Plan::new(&project, args);
    let mut migration = Migration::new(project, plan)?;
    migration.edit(args.apply && !args.no_check)?;
    if !args.apply || migration.texts.changes().is_empty() {
        return Ok(migration.outcome(Vec::new()));
    }
    if !args.allow_dirty {
        git::refuse_dirty(&migration.project.workspace.root)?;
    }
    if args.no_check {
        write::apply(&migration.texts.unwritten())?;
        migration.summary.applied = true;
        return Ok(migration.outcome(Vec::new()));
    }
    let lock = migration.project.workspace.root.join("Cargo.lock");
    let lock_before = fs::read(&lock).ok();
    let checked = migration.check_and_mend(&args.cargo);
    let has_errors = matches!(&checked, Ok(problems) if !problems.is_empty());
    if checked.is_err() || has_errors && args.undo_on_error {
        write::apply(&migration.texts.undo()).context("cannot restore the files")?;
        restore_lock(&lock, lock_before)?;
        migration.summary.applied = false;
    }
    Ok(migration.outcome(checked?))
}

struct Migration {
    project: Project,
    plan: Plan,
    texts: Texts,
    mends: Vec<Mend>,
    /// Packages that need async-trait for what no file shows.
    need_old: BTreeSet<usize>,
    rounds: usize,
    summary: Summary,
}

impl Migration {
    fn new(project: Project, plan: Plan) -> anyhow::Result<Self> {
        let mut texts = Texts::default();
        for source in &project.sources {
            texts.add(&source.path, source.shown.clone(), &source.text);
        }
        let root = project.workspace.root.join("Cargo.toml");
        let packages = project.workspace.packages.iter();
        let manifests = packages.map(|package| package.manifest.clone());
        let manifests: BTreeSet<PathBuf> = manifests.chain([root]).collect();
        for path in manifests {
            let shown = project.workspace.shown(&path);
            let text = fs::read_to_string(&path);
            let text = text.with_context(|| format!("cannot read {shown}"))?;
            texts.add(&path, shown, &text);
        }
        let mut migration = Migration {
            project,
            plan,
            texts,
            mends: Vec::new(),
            need_old: BTreeSet::new(),
            rounds: 0,
            summary: Summary::default(),
        };
        migration.count();
        Ok(migration)
    }

    fn count(&mut self) {
        for (file, facts) in self.project.facts.iter().enumerate() {
            for (_, fate) in self.plan.fates(&self.project, file, facts) {
                match fate {
                    Fate::Moves => self.summary.moved += 1,
                    Fate::Stays => self.summary.kept += 1,
                }
            }
        }
    }

    /// The first edit. Unused dependencies go only if a check can tell whether they are.
    fn edit(&mut self, is_checked: bool) -> anyhow::Result<()> {
        let files = 0..self.project.sources.len();
        let after: Vec<String> = files
            .map(|file| rewrite::file(&self.project, &self.plan, file))
            .collect();
        for (file, text) in after.into_iter().enumerate() {
            self.set(file, text)?;
        }
        if !is_checked {
            let packages = self.project.workspace.packages.iter().enumerate();
            let unmoved = packages.filter(|(index, package)| {
                package.has_old() && !self.plan.packages.contains(index)
            });
            self.need_old.extend(unmoved.map(|(index, _)| index));
        }
        self.manifests()
    }

    fn set(&mut self, file: usize, text: String) -> anyhow::Result<()> {
        self.texts
            .set(&self.project.sources[file].path, text.clone());
        self.project.set(file, text)
    }

    fn check_and_mend(&mut self, cargo: &[String]) -> anyhow::Result<Vec<Problem>> {
        let root = self.project.workspace.root.clone();
        let earlier = check::run(&root, cargo)?;
        let errors = earlier.iter().filter(|problem| problem.is_error);
        self.summary.earlier_errors = errors.count();
        let earlier: BTreeSet<_> = earlier.iter().map(Problem::key).collect();
        let mut past = Past::default();
        loop {
            self.write()?;
            let mut problems = check::run(&root, cargo)?;
            self.summary.checked = true;
            problems.retain(|problem| !earlier.contains(&problem.key()));
            let round = mend::round(&self.project, &problems, &mut past);
            self.rounds += 1;
            if round.is_empty() || self.rounds == MOST_ROUNDS {
                problems.retain(|problem| problem.is_error);
                return Ok(problems);
            }
            self.note(&round.mended);
            for (file, text) in round.texts {
                self.set(file, text)?;
            }
            self.need_old.extend(round.need_old);
            self.manifests()?;
        }
    }

    fn note(&mut self, mended: &[Mended]) {
        for mend in mended {
            let source = &self.project.sources[mend.file];
            let (file, what) = (source.shown.clone(), mend.what.clone());
            let line = position(&source.text, mend.offset).0;
            if mend.undoes {
                self.mends
                    .retain(|known| (&known.file, known.line) != (&file, line));
            } else {
                self.mends.push(Mend { file, line, what });
            }
        }
    }

    fn write(&mut self) -> anyhow::Result<()> {
        interrupt::check()?;
        write::apply(&self.texts.unwritten())?;
        self.texts.mark_written();
        self.summary.applied = true;
        Ok(())
    }

    /// The manifests, for what the files say now.
    fn manifests(&mut self) -> anyhow::Result<()> {
        let root = self.project.workspace.root.join("Cargo.toml");
        self.texts.set(&root, self.texts.original(&root).to_owned());
        let mut shared = Needs::default();
        let mut is_shared = false;
        for (index, package) in self.project.workspace.packages.iter().enumerate() {
            let needs = self.needs(index, package);
            let text = self.texts.original(&package.manifest);
            if manifest::inherits(text) {
                is_shared = true;
                shared.old |= needs.old;
                shared.new |= needs.new;
            }
            let after = manifest::package(text, needs);
            let after = after.with_context(|| format!("in {}", package.manifest.display()))?;
            self.texts.set(&package.manifest, after);
        }
        if is_shared {
            let after = manifest::workspace(self.texts.now(&root), shared);
            self.texts
                .set(&root, after.context("in the workspace's manifest")?);
        }
        Ok(())
    }

    fn needs(&self, index: usize, package: &Package) -> Needs {
        let facts = self
            .project
            .files_of(index)
            .map(|file| &self.project.facts[file]);
        let all = facts.flat_map(|facts| std::iter::once(facts).chain(&facts.examples));
        let mentions = all.flat_map(|facts| &facts.mentions);
        let named: BTreeSet<&str> = mentions.map(|mention| &*mention.krate).collect();
        Needs {
            old: self.need_old.contains(&index) || named.contains(package.old_name()),
            new: self.plan.packages.contains(&index) || named.contains(package.new_name()),
        }
    }

    fn outcome(mut self, problems: Vec<Problem>) -> Outcome {
        let finding = |problem: Problem| {
            let place = problem.place.as_ref();
            Finding {
                file: place.map_or_else(String::new, |place| {
                    self.project.workspace.shown(&place.path)
                }),
                line: place.map_or(1, |place| place.line),
                column: place.map_or(1, |place| place.column),
                advice: advice::of(&problem),
                code: problem.code,
                message: problem.message,
            }
        };
        let mut findings: Vec<Finding> = problems.into_iter().map(finding).collect();
        findings.dedup_by(|a, b| (&a.file, a.line, &a.message) == (&b.file, b.line, &b.message));
        let changes = self.texts.changes();
        self.summary.files = changes.len();
        self.summary.errors = findings.len();
        Outcome {
            changes,
            mends: self.mends,
            findings,
            summary: self.summary,
        }
    }
}

/// Puts back `Cargo.lock`, which Cargo changes with the manifests.
fn restore_lock(path: &Path, before: Option<Vec<u8>>) -> anyhow::Result<()> {
    let restored = match before {
        Some(bytes) => fs::write(path, bytes),
        None if path.exists() => fs::remove_file(path),
        None => Ok(()),
    };
    restored.context("cannot restore Cargo.lock")
}
