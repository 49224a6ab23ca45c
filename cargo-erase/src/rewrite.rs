//! The edits of a file: its imports and its attributes.

use std::ops::Range;

use syn::Attribute;

use crate::cli::Migrate;
use crate::edit::Edits;
use crate::findings::{Finding, Findings, Kind};
use crate::forward;
use crate::plan::{Fate, Plan, Planned};
use crate::project::{Origin, Project};
use crate::scan::{Place, Target, Unit, UnitKind};

/// What becomes of an import.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Swap {
    /// It stays.
    Keep,
    /// Only the crate changes.
    Crate,
    /// It imports these instead: `async_trait`, and `erase`.
    Macros { old: bool, new: bool },
    /// It goes.
    Remove,
}

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
            Target::Trait(n) => is_mocked(&facts.traits[n].item.attrs),
            _ => false,
        }
    }

    fn swap(&self, index: usize) -> Swap {
        let unit = &self.project.facts[self.file].units[index];
        let keeps_old = self.plan.keeps_old(self.project, self.package());
        if unit.kind == UnitKind::ExternCrate || unit.macros.is_empty() {
            return match (keeps_old, self.args.minimal) {
                (true, _) => Swap::Keep,
                (false, true) => Swap::Crate,
                (false, false) => Swap::Remove,
            };
        }
        let origin = Origin::Unit(index);
        let migrated = self
            .users(origin)
            .any(|planned| planned.fate == Fate::Migrate);
        let kept = self.users(origin).any(|planned| planned.fate == Fate::Keep);
        if unit.place.is_public {
            return Swap::Crate;
        }
        if !migrated && (kept || keeps_old) {
            return Swap::Keep;
        }
        if self.args.minimal {
            return Swap::Crate;
        }
        let traits = || {
            self.users(origin)
                .filter(|planned| self.is_migrated_trait(planned))
        };
        let old = traits().any(|planned| self.is_mocked(planned));
        let new = traits().any(|planned| !self.is_mocked(planned));
        if old || new {
            Swap::Macros { old, new }
        } else {
            Swap::Remove
        }
    }

    fn units(&mut self, findings: &mut Findings) {
        let project = self.project;
        for (index, unit) in project.facts[self.file].units.iter().enumerate() {
            let new = self.new_name().to_owned();
            match self.swap(index) {
                Swap::Keep => {}
                Swap::Crate => {
                    self.edits.replace(unit.krate.clone(), new);
                    self.tell_re_export(unit, findings);
                }
                Swap::Macros { old, new: erase } => {
                    let names = match (old, erase) {
                        (true, true) => "{async_trait, erase}",
                        (true, false) => "async_trait",
                        _ => "erase",
                    };
                    let with = format!("{new}::{names}");
                    self.edits.replace(unit.place.element.clone(), with);
                }
                Swap::Remove => self.remove(&unit.place),
            }
        }
    }

    fn tell_re_export(&self, unit: &Unit, findings: &mut Findings) {
        if unit.place.is_public && unit.kind == UnitKind::Use {
            let source = &self.project.sources[self.file];
            findings.push(Finding::at(
                source,
                unit.place.item.start,
                Kind::ReExport,
                "whoever uses this re-export gets erase's macro, which on an impl does nothing",
            ));
        }
    }

    /// Imports of the workspace's own re-export, which nobody needs any more.
    fn imports(&mut self) {
        let project = self.project;
        for (index, import) in project.facts[self.file].imports.iter().enumerate() {
            let used = self.users(Origin::Import(index)).count() > 0;
            let mut users = self.users(Origin::Import(index));
            let stays = self.args.minimal || users.any(|planned| self.is_mocked(planned));
            drop(users);
            if used && !stays && !import.place.is_public {
                self.remove(&import.place);
            }
        }
    }

    /// Takes an element of an import out, or the whole import.
    fn remove(&mut self, place: &Place) {
        if place.alone {
            let text = &self.project.sources[self.file].text;
            self.edits.delete_item(text, place.item.clone());
            return;
        }
        let Some(at) = place
            .siblings
            .iter()
            .position(|other| *other == place.element)
        else {
            return;
        };
        let range = match (at, place.siblings.get(at + 1)) {
            (_, Some(next)) => place.element.start..next.start,
            (0, None) => return,
            (_, None) => place.siblings[at - 1].end..place.element.end,
        };
        self.edits.delete(range);
        if let [a, b] = &*place.siblings {
            let rest = if at == 0 { b } else { a };
            self.unwrap_braces(rest, place);
        }
    }

    // Input:
    //     use {std::fmt, async_trait::async_trait};
    // Output:
    //     use std::fmt;
    fn unwrap_braces(&mut self, rest: &Range<usize>, place: &Place) {
        let text = self.text();
        let first = place.siblings[0].start;
        let last = place.siblings[1].end;
        let (Some(open), Some(close)) = (text[..first].rfind('{'), text[last..].find('}')) else {
            return;
        };
        let close = last + close;
        let between = [&text[open + 1..first], &text[last..close]];
        let only_blanks = between
            .iter()
            .all(|part| part.trim_matches([' ', '\n', '\r', '\t', ',']).is_empty());
        if only_blanks && text[rest.clone()] != *"self" {
            self.edits.delete(open..first);
            self.edits.delete(last..close + 1);
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
            Origin::Import(_) | Origin::Reexport => true,
            Origin::Ambient => self.is_imported_somewhere(),
            // `use async_trait as name;`
            Origin::Path => {
                let site = &self.project.facts[self.file].sites[planned.site];
                let first = &site.attr.path[0];
                let mut old = self.project.workspace.packages[package].old_names();
                !old.any(|name| name == first) && !self.plan.keeps_old(self.project, package)
            }
            Origin::Elsewhere | Origin::Other => false,
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
        let argument = known.and_then(forward::Forward::argument);
        let Some(argument) = argument.filter(|_| self.is_migrated_trait(planned)) else {
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
        findings.push(Finding::at(source, site.attr.whole.start, Kind::Forward, format!("`{argument}`, since the trait has impls of its own for the other pointers or for every type")));
    }

    /// async-trait's name, if an attribute that stays would no longer find it.
    fn lost_name(&self, planned: &Planned) -> Option<&str> {
        let package = self.package();
        if !self.plan.migrates(self.project, package) {
            return None;
        }
        let lost = match planned.origin {
            Origin::Unit(index) => self.swap(index) != Swap::Keep,
            Origin::Import(_) | Origin::Reexport | Origin::Ambient => true,
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
            if !known.in_macro && forward::replaces(&known.item, self.args) {
                let source = &project.sources[self.file];
                self.edits
                    .delete_item(&source.text, source.range_of(&known.item));
            }
        }
    }
}

fn is_mocked(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attr| {
        let text = |attr: &Attribute| quote::ToTokens::to_token_stream(attr).to_string();
        let is_it = |path: &syn::Path| {
            path.segments
                .last()
                .is_some_and(|last| last.ident == "automock")
        };
        is_it(attr.path()) || attr.path().is_ident("cfg_attr") && text(attr).contains("automock")
    })
}
