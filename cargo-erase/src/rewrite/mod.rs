//! The edits of a file: its imports and its attributes.

mod imports;
mod lifetimes;

use crate::cli::Migrate;
use crate::edit::Edits;
use crate::findings::{Finding, Findings, Kind, text};
use crate::forward;
use crate::plan::{Fate, Plan, Planned};
use crate::project::{Origin, Project};
use crate::scan::Target;
use imports::Swap;

/// The edits of one file.
pub(crate) fn file(
    project: &Project,
    plan: &Plan,
    file: usize,
    args: &Migrate,
    findings: &mut Findings,
) -> Edits {
    let mut rewrite = Rewrite {
        project,
        plan,
        args,
        file,
        edits: Edits::default(),
    };
    if plan.migrates(project, project.sources[file].package) {
        rewrite.units(findings);
        rewrite.imports();
    }
    for planned in plan.sites.iter().filter(|planned| planned.file == file) {
        rewrite.site(planned, findings);
    }
    rewrite.replaced_impls();
    rewrite.show_lifetimes();
    rewrite.edits
}

struct Rewrite<'a> {
    project: &'a Project,
    plan: &'a Plan,
    args: &'a Migrate,
    file: usize,
    edits: Edits,
}

impl Rewrite<'_> {
    fn package(&self) -> usize {
        self.project.sources[self.file].package
    }

    fn new_name(&self) -> &str {
        self.project.workspace.packages[self.package()].new_name()
    }

    fn text(&self) -> &str {
        &self.project.sources[self.file].text
    }

    fn users(&self, origin: Origin) -> impl Iterator<Item = &Planned> {
        let is_user =
            move |planned: &&Planned| planned.file == self.file && planned.origin == origin;
        self.plan.sites.iter().filter(is_user)
    }

    fn is_migrated_trait(&self, planned: &Planned) -> bool {
        let site = &self.project.facts[planned.file].sites[planned.site];
        planned.fate == Fate::Migrate && matches!(site.target, Target::Trait(_))
    }

    /// Whether a trait keeps the name `async_trait`, the only one that mockall's `#[automock]` knows.
    fn is_mocked(&self, planned: &Planned) -> bool {
        let facts = &self.project.facts[planned.file];
        match facts.sites[planned.site].target {
            Target::Trait(n) => forward::is_mocked(&facts.traits[n].item),
            _ => false,
        }
    }

    fn site(&mut self, planned: &Planned, findings: &mut Findings) {
        let project = self.project;
        let site = &project.facts[self.file].sites[planned.site];
        let new = self.new_name().to_owned();
        let path = site.attr.path_range.clone();
        let qualified = format!("{new}::async_trait");
        if planned.fate == Fate::Keep {
            if let Some(old) = self.lost_name(planned) {
                self.edits.replace(path, format!("{old}::async_trait"));
            }
            return;
        }
        let is_trait = self.is_migrated_trait(planned);
        if self.args.minimal || is_trait && self.is_mocked(planned) {
            if !self.keeps_its_name(planned) {
                self.edits.replace(path, qualified);
            }
        } else if is_trait {
            let with = if self.finds_erase(planned) {
                "erase".to_owned()
            } else {
                format!("{new}::erase")
            };
            self.edits.replace(path, with);
        } else {
            return self.take_attribute_out(planned);
        }
        self.forward(planned, findings);
    }

    /// Whether the import that an attribute came from imports `erase` now.
    fn finds_erase(&self, planned: &Planned) -> bool {
        match planned.origin {
            Origin::Unit(index) => matches!(self.swap(index), Swap::Macros { new: true, .. }),
            _ => false,
        }
    }

    /// Whether an attribute that is written as before means the new macro.
    fn keeps_its_name(&self, planned: &Planned) -> bool {
        let package = self.package();
        match planned.origin {
            Origin::Unit(index) => matches!(
                self.swap(index),
                Swap::Crate | Swap::Macros { old: true, .. }
            ),
            Origin::Import(_) | Origin::Reexport => !self.plan.reexports_stay,
            Origin::Ambient => self.is_imported_somewhere(),
            // `use async_trait as name;`
            Origin::Path => {
                let site = &self.project.facts[self.file].sites[planned.site];
                let first = &site.attr.path[0];
                let mut old = self.project.workspace.packages[package].old_names();
                !old.any(|name| name == first) && !self.plan.keeps_old(self.project, package)
            }
            Origin::New | Origin::Elsewhere | Origin::Other => false,
        }
    }

    fn take_attribute_out(&mut self, planned: &Planned) {
        let site = &self.project.facts[self.file].sites[planned.site];
        let whole = site.attr.whole.clone();
        if site.attr.alone {
            let text = &self.project.sources[self.file].text;
            self.edits.delete_lines(text, whole);
        } else {
            self.edits.delete(whole);
        }
    }

    /// Adds `forward(..)` to the attribute of a trait.
    fn forward(&mut self, planned: &Planned, findings: &mut Findings) {
        let known = planned
            .key
            .as_ref()
            .and_then(|key| self.plan.traits.get(key));
        let known = known.filter(|_| self.is_migrated_trait(planned));
        let Some((forward, argument)) = known.and_then(|known| Some((known, known.argument()?)))
        else {
            return;
        };
        if self.is_mocked(planned) {
            return;
        }
        let source = &self.project.sources[self.file];
        let site = &self.project.facts[self.file].sites[planned.site];
        match &site.attr.args {
            Some(args) => {
                let is_empty = source.text[args.start + 1..args.end - 1].trim().is_empty();
                let with = if is_empty {
                    argument.clone()
                } else {
                    format!(", {argument}")
                };
                self.edits.replace(args.end - 1..args.end - 1, with);
            }
            None => {
                let end = site.attr.path_range.end;
                self.edits.replace(end..end, format!("({argument})"));
            }
        }
        findings.push(Finding::at(
            source,
            site.attr.whole.start,
            Kind::Forward,
            text::forward(forward, &argument),
        ));
    }

    /// async-trait's name, if an attribute that stays would no longer find it.
    fn lost_name(&self, planned: &Planned) -> Option<&str> {
        let package = self.package();
        let migrates = self.plan.migrates(self.project, package);
        let lost = match planned.origin {
            Origin::Unit(index) => migrates && self.swap(index) != Swap::Keep,
            Origin::Import(_) | Origin::Reexport => !self.plan.reexports_stay,
            Origin::Ambient => migrates,
            _ => false,
        };
        let old = self.project.workspace.packages[package].old_names().next();
        old.filter(|_| lost)
    }

    /// Whether a bare `async_trait` comes from an import elsewhere in the package that is swapped.
    fn is_imported_somewhere(&self) -> bool {
        let package = self.package();
        let files = self.project.facts.iter().zip(&self.project.sources);
        let mut units = files
            .filter(|(_, source)| source.package == package)
            .flat_map(|(facts, _)| &facts.units);
        units.any(|unit| !unit.macros.is_empty())
    }

    /// Impls that forwards replace.
    fn replaced_impls(&mut self) {
        let project = self.project;
        for found in self
            .plan
            .impls
            .iter()
            .filter(|found| found.file == self.file)
        {
            let known = &project.facts[self.file].impls[found.index];
            if forward::replaces(project, found) {
                let source = &project.sources[self.file];
                self.edits
                    .delete_item(&source.text, source.range_of(&known.item));
            }
        }
    }
}
