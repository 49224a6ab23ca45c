//! Which attributes move to erase-core, and which stay async-trait's.

use std::collections::BTreeSet;

use crate::cli::Migrate;
use crate::project::{Origin, Project, Site};
use crate::scan::{Facts, Target};

/// What becomes of an attribute of async-trait's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fate {
    Moves,
    Stays,
}

/// The traits that move, by their names.
pub(crate) struct Plan {
    traits: BTreeSet<String>,
    /// Packages with an attribute that moves.
    pub(crate) packages: BTreeSet<usize>,
}

impl Plan {
    pub(crate) fn new(project: &Project, args: &Migrate) -> Self {
        let mut traits = BTreeSet::new();
        for (file, facts) in project.facts.iter().enumerate() {
            traits.extend(project.sites(file, facts).iter().filter_map(name_of_trait));
        }
        let is_asked = |name: &String| args.only.is_empty() || args.only.contains(name);
        traits.retain(|name| is_asked(name) && !args.except.contains(name));
        let mut plan = Plan {
            traits,
            packages: BTreeSet::new(),
        };
        for (file, facts) in project.facts.iter().enumerate() {
            let mut fates = plan.fates(project, file, facts).into_iter();
            if fates.any(|(_, fate)| fate == Fate::Moves) {
                plan.packages.insert(project.sources[file].package);
            }
        }
        plan
    }

    /// Each attribute of async-trait's in a file.
    pub(crate) fn fates<'a>(
        &self,
        project: &'a Project,
        file: usize,
        facts: &'a Facts,
    ) -> Vec<(Site<'a>, Fate)> {
        let sites = project.sites(file, facts);
        let own: BTreeSet<String> = sites.iter().filter_map(name_of_trait).collect();
        let old = sites.into_iter().filter(|site| site.origin == Origin::Old);
        let is_example = !std::ptr::eq(facts, &raw const project.facts[file]);
        old.map(|site| {
            let moves = match &site.item.target {
                // An example may define a trait of its own.
                Target::Trait(name) => is_example || self.traits.contains(name),
                Target::Impl(path) => {
                    let package = project.sources[file].package;
                    let full = Project::expand(facts, path);
                    let first = full.first().filter(|_| full.len() > 1);
                    let is_foreign =
                        first.is_some_and(|first| project.workspace.is_foreign(package, first));
                    let name = full.last().map_or("", String::as_str);
                    let is_own = self.traits.contains(name)
                        || is_example && own.contains(name)
                        || name.starts_with('$') && !self.traits.is_empty();
                    is_own && !is_foreign
                }
            };
            (site, if moves { Fate::Moves } else { Fate::Stays })
        })
        .collect()
    }
}

fn name_of_trait(site: &Site<'_>) -> Option<String> {
    match &site.item.target {
        Target::Trait(name) => Some(name.clone()),
        Target::Impl(_) => None,
    }
}
