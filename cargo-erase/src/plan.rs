//! Which attributes move to erase-core, and which stay async-trait's.

use std::collections::BTreeSet;

use crate::cli::Migrate;
use crate::project::{Named, Origin, Project, Site};
use crate::scan::{Facts, Target};

/// The decision about an attribute of async-trait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fate {
    Moves,
    Stays,
}

/// The traits that move, by their names.
#[derive(Default)]
pub(crate) struct Plan {
    traits: BTreeSet<String>,
    /// Packages with an attribute that moves.
    pub(crate) packages: BTreeSet<usize>,
    /// Packages where such an attribute may come from an import of another file.
    pub(crate) with_globs: BTreeSet<usize>,
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
            ..Plan::default()
        };
        for (file, facts) in project.facts.iter().enumerate() {
            let package = project.sources[file].package;
            let fates = plan.fates(project, file, facts).into_iter();
            for (site, _) in fates.filter(|(_, fate)| *fate == Fate::Moves) {
                plan.packages.insert(package);
                if site.named == Named::Glob {
                    plan.with_globs.insert(package);
                }
            }
        }
        plan
    }

    /// Decides about each attribute of async-trait in a file.
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
                // An example may define its own trait.
                Target::Trait(name) => is_example || self.traits.contains(name),
                Target::Impl(path) => {
                    let package = project.sources[file].package;
                    let is_foreign = |first: &str| project.workspace.is_foreign(package, first);
                    match &*Project::expand(facts, path) {
                        [first, _, ..] if is_foreign(first) => false,
                        [.., name] if name.starts_with('$') => !self.traits.is_empty(),
                        [.., name] => {
                            self.traits.contains(name) || is_example && own.contains(name)
                        }
                        [] => false,
                    }
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
