//! From what was read to the changed files: the plan, the edits, the manifests, the findings.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::cli::Migrate;
use crate::findings::{self, Finding, Findings, Kind, Level};
use crate::manifest::{self, Needs};
use crate::packages::Package;
use crate::plan::{Fate, Plan, Planned};
use crate::project::Project;
use crate::report::Summary;
use crate::rewrite;
use crate::scan::Target;
use crate::write::Change;

/// What would change, and what is to be looked at.
#[derive(Debug)]
pub struct Migration {
    /// Where the workspace is.
    pub root: PathBuf,
    /// The files that change.
    pub changes: Vec<Change>,
    /// What was found and not settled.
    pub findings: Vec<Finding>,
    /// The figures.
    pub summary: Summary,
}

pub(crate) fn work_out(project: &Project, args: &Migrate) -> anyhow::Result<Migration> {
    let mut findings = Findings::new();
    let plan = Plan::new(project, args, &mut findings);
    let mut changes = Vec::new();
    for (file, source) in project.sources.iter().enumerate() {
        let edits = rewrite::file(project, &plan, file, args, &mut findings);
        let after = edits.apply(&source.text);
        if after != source.text {
            changes.push(Change {
                path: source.path.clone(),
                shown: source.shown.clone(),
                before: source.text.clone(),
                after,
            });
        }
    }
    manifests(project, &plan, &mut changes, &mut findings)?;
    findings::collect(project, &plan, args, &mut findings);
    let summary = summary(project, &plan, &changes, &findings);
    Ok(Migration {
        root: project.workspace.root.clone(),
        changes,
        findings,
        summary,
    })
}

fn summary(project: &Project, plan: &Plan, changes: &[Change], findings: &[Finding]) -> Summary {
    let of = |fate| {
        plan.sites
            .iter()
            .filter(move |planned| planned.fate == fate)
    };
    let level = |level| {
        findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    };
    Summary {
        files: changes.len(),
        traits: plan.traits.len(),
        impls: of(Fate::Migrate)
            .filter(|planned| is_impl(project, planned))
            .count(),
        kept: of(Fate::Keep).count(),
        checks: level(Level::Check),
        notes: level(Level::Note),
        applied: false,
    }
}

fn is_impl(project: &Project, planned: &Planned) -> bool {
    let site = &project.facts[planned.file].sites[planned.site];
    matches!(site.target, Target::Impl(_))
}

/// The manifests of the packages that change, and that of the workspace behind them.
fn manifests(
    project: &Project,
    plan: &Plan,
    changes: &mut Vec<Change>,
    findings: &mut Findings,
) -> anyhow::Result<()> {
    let root = project.workspace.root.join("Cargo.toml");
    let mut shared_migrates = false;
    let mut shared_stays = false;
    for (index, package) in project.workspace.packages.iter().enumerate() {
        let shown = project.workspace.shown(&package.manifest);
        let text = read(&package.manifest, &shown)?;
        let has_old = package.old_names().next().is_some();
        let migrates = plan.migrates(project, index);
        let old = plan.keeps_old(project, index) || project.has_examples(index);
        if manifest::inherits(&text) {
            shared_migrates |= migrates;
            shared_stays |= old || !migrates;
        }
        if !migrates {
            if has_old
                && !old
                && !project.is_facade(index)
                && !plan
                    .sites
                    .iter()
                    .any(|planned| project.sources[planned.file].package == index)
            {
                findings.push(Finding::of_file(
                    shown,
                    Kind::Unused,
                    "async-trait is a dependency, and nothing here uses it",
                ));
            }
            continue;
        }
        // What the attribute on a trait expands to names erase-core, that on an impl names nothing.
        let has_trait = plan.sites.iter().any(|planned| {
            planned.fate == Fate::Migrate
                && project.sources[planned.file].package == index
                && !is_impl(project, planned)
        });
        if !has_old && !has_trait && !uses_new(package, changes) {
            continue;
        }
        let needs = Needs {
            old,
            has_new: package.has_new(),
            add: !has_old,
        };
        let after =
            manifest::package(&text, needs).with_context(|| format!("cannot edit {shown}"))?;
        push(changes, package.manifest.clone(), shown, text, after);
    }
    if shared_migrates {
        let shown = project.workspace.shown(&root);
        let known = changes.iter().position(|change| change.path == root);
        let text = match known {
            Some(at) => changes[at].after.clone(),
            None => read(&root, &shown)?,
        };
        let after = manifest::workspace(&text, shared_stays)
            .with_context(|| format!("cannot edit {shown}"))?;
        match known {
            Some(at) => changes[at].after = after,
            None => push(changes, root, shown, text, after),
        }
    }
    Ok(())
}

/// Whether the changes of a package name the new crate, which a re-export may spare it.
fn uses_new(package: &Package, changes: &[Change]) -> bool {
    let count = |text: &str| text.matches(package.new_name()).count();
    let mut own = changes
        .iter()
        .filter(|change| package.files.contains(&change.path));
    own.any(|change| count(&change.after) > count(&change.before))
}

fn read(path: &std::path::Path, shown: &str) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))
}

fn push(changes: &mut Vec<Change>, path: PathBuf, shown: String, before: String, after: String) {
    if before != after {
        changes.push(Change {
            path,
            shown,
            before,
            after,
        });
    }
}
