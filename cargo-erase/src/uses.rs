//! Where async-trait is still used: `cargo erase check`.

use serde::Serialize;

use crate::project::{Origin, Project};
use crate::scan::{Facts, Target};
use crate::source::{Kind, Source, position};
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
pub(crate) fn find(project: &Project) -> Vec<Use> {
    let mut uses = Vec::new();
    for (file, facts) in project.facts.iter().enumerate() {
        let source = &project.sources[file];
        let package = &project.workspace.packages[source.package];
        if source.kind == Kind::Manifest && package.name_of(OLD).is_some() {
            let offset = source.text.find(OLD).unwrap_or_default();
            uses.push(at(source, offset, "a dependency".to_owned()));
        }
        uses.extend(in_code(project, file, facts));
        for example in &facts.examples {
            let first = in_code(project, file, example).into_iter().next();
            let what = "an example in the documentation".to_owned();
            uses.extend(first.map(|found| Use { what, ..found }));
        }
    }
    uses.sort();
    uses.dedup();
    uses
}

fn at(source: &Source, offset: usize, what: String) -> Use {
    Use {
        file: source.shown.clone(),
        line: position(&source.text, offset).0,
        what,
    }
}

fn in_code(project: &Project, file: usize, facts: &Facts) -> Vec<Use> {
    let source = &project.sources[file];
    let package = &project.workspace.packages[source.package];
    let imports = facts
        .mentions
        .iter()
        .filter(|mention| mention.import.is_some());
    let imports = imports.filter(|import| import.krate == package.old_name());
    let mut uses: Vec<Use> = imports
        .map(|import| at(source, import.range.start, "an import".to_owned()))
        .collect();
    let sites = project.sites(file, facts).into_iter();
    for site in sites.filter(|site| site.origin == Origin::Old) {
        let what = match &site.item.target {
            Target::Trait(name) => format!("the trait `{name}`"),
            Target::Impl(path) => format!("an impl of `{}`", path.join("::")),
        };
        uses.push(at(source, site.attr.path_range.start, what));
    }
    uses.sort();
    uses
}
