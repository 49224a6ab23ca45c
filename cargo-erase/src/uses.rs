//! Where async-trait is still used: `cargo erase check`.

use std::fs;

use anyhow::Context as _;
use serde::Serialize;

use crate::project::{Origin, Project};
use crate::scan::{Facts, Target};
use crate::source::position;
use crate::workspace::OLD;

/// A place where async-trait is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Use {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// Dependencies, attributes, imports and examples, in the order of the files.
///
/// # Errors
/// A manifest cannot be read.
pub(crate) fn find(project: &Project) -> anyhow::Result<Vec<Use>> {
    let mut uses = Vec::new();
    for package in project
        .workspace
        .packages
        .iter()
        .filter(|package| package.has_old())
    {
        let file = project.workspace.shown(&package.manifest);
        let text = fs::read_to_string(&package.manifest);
        let text = text.with_context(|| format!("cannot read {file}"))?;
        let line = text.lines().position(|line| line.contains(OLD));
        uses.push(Use {
            file,
            line: line.map_or(1, |at| at + 1),
            what: "a dependency".to_owned(),
        });
    }
    for (file, facts) in project.facts.iter().enumerate() {
        uses.extend(in_code(project, file, facts));
        for example in &facts.examples {
            let first = in_code(project, file, example).into_iter().next();
            let what = "an example in the documentation".to_owned();
            uses.extend(first.map(|found| Use { what, ..found }));
        }
    }
    uses.sort();
    uses.dedup();
    Ok(uses)
}

fn in_code(project: &Project, file: usize, facts: &Facts) -> Vec<Use> {
    let source = &project.sources[file];
    let package = &project.workspace.packages[source.package];
    let found = |offset: usize, what: String| Use {
        file: source.shown.clone(),
        line: position(&source.text, offset).0,
        what,
    };
    let sites = project.sites(file, facts).into_iter();
    let sites: Vec<_> = sites.filter(|site| site.origin == Origin::Old).collect();
    let is_in_site = |offset: &usize| {
        let mut paths = sites.iter().map(|site| &site.attr.path_range);
        paths.any(|path| path.contains(offset))
    };
    let mentions = facts.mentions.iter();
    let old = mentions.filter(|found| package.old_names().any(|name| name == found.krate));
    let mut uses: Vec<Use> = old
        .filter(|mention| !is_in_site(&mention.range.start))
        .map(|mention| {
            let what = if mention.import.is_some() {
                "an import"
            } else {
                "a path"
            };
            found(mention.range.start, what.to_owned())
        })
        .collect();
    for site in &sites {
        let what = match &site.item.target {
            Target::Trait(name) => format!("the trait `{name}`"),
            Target::Impl(path) => format!("an impl of `{}`", path.join("::")),
        };
        uses.push(found(site.attr.path_range.start, what));
    }
    uses.sort();
    uses
}
