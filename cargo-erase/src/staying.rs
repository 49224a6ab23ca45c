//! What a plan leaves to async-trait, and how that is told.

use std::collections::BTreeSet;

use syn::Visibility;

use crate::cli::Migrate;
use crate::findings::{Finding, Findings, Kind, text};
use crate::plan::{Fate, Plan, Planned, is_asked};
use crate::project::{Key, Origin, Project};
use crate::scan::{Target, Unit};

impl Plan {
    /// The public traits of a package that stay with async-trait.
    pub(crate) fn public_traits_that_stay<'a>(
        &self,
        project: &'a Project,
        package: usize,
    ) -> Vec<&'a str> {
        let stay = project.traits.iter().filter(|(key, definitions)| {
            let mut definitions = definitions.iter().map(|(file, n)| {
                let item = &project.facts[*file].traits[*n].item;
                matches!(item.vis, Visibility::Public(_))
            });
            key.attributed
                && key.package == package
                && !self.traits.contains_key(*key)
                && definitions.any(|is_public| is_public)
        });
        stay.map(|(key, _)| key.name.as_str()).collect()
    }

    /// Whether a re-export of the macro, or of its crate, becomes one of erase's.
    pub(crate) fn swaps_reexport(&self, project: &Project, package: usize, unit: &Unit) -> bool {
        if unit.macros.is_empty() {
            !self.keeps_old(project, package)
        } else {
            !self.reexports_stay
        }
    }

    pub(crate) fn tell_what_stays(
        &self,
        project: &Project,
        args: &Migrate,
        findings: &mut Findings,
    ) {
        let mut told = BTreeSet::new();
        for planned in &self.sites {
            let site = &project.facts[planned.file].sites[planned.site];
            let asked = planned
                .key
                .as_ref()
                .is_some_and(|key| !is_asked(args, &key.name));
            if planned.fate == Fate::Migrate || asked {
                continue;
            }
            let source = &project.sources[planned.file];
            let start = site.attr.whole.start;
            let finding = |kind, message| Finding::at(source, start, kind, message);
            let finding = match (site.target, &planned.key) {
                (Target::Unknown, _) => finding(Kind::InMacro, text::IN_MACRO.to_owned()),
                (Target::Impl(_), None) => finding(Kind::Foreign, text::FOREIGN.to_owned()),
                // Why it stays is told at the trait.
                (Target::Impl(_), Some(key)) if told.insert(key) => finding(
                    Kind::Kept,
                    text::kept(&key.name, self.impls_of(project, key)),
                )
                .noted(),
                (Target::Impl(_), Some(_)) | (Target::Trait(_), _) => continue,
            };
            findings.push(finding);
        }
    }

    /// How many impls of a trait bear the attribute.
    fn impls_of(&self, project: &Project, key: &Key) -> usize {
        let is_its = |planned: &&Planned| {
            let site = &project.facts[planned.file].sites[planned.site];
            planned.key.as_ref() == Some(key) && matches!(site.target, Target::Impl(_))
        };
        self.sites.iter().filter(is_its).count()
    }
}

/// Whether an attribute that stays finds async-trait's macro by a re-export alone.
pub(crate) fn needs_reexports(project: &Project, sites: &[Planned]) -> bool {
    sites.iter().any(|planned| {
        let package = &project.workspace.packages[project.sources[planned.file].package];
        planned.fate == Fate::Keep
            && package.old_names().next().is_none()
            && matches!(
                planned.origin,
                Origin::Import(_) | Origin::Reexport | Origin::Ambient
            )
    })
}
