//! What is migrated and what stays: all or nothing for each trait.

use std::collections::BTreeMap;

use syn::{TraitItem, TypeParamBound};

use crate::cli::Migrate;
use crate::findings::{Finding, Findings, Kind, text};
use crate::forward::{self, Forward};
use crate::project::{Key, Origin, Project};
use crate::refusal::{self, named, supertraits};
use crate::scan::{Target, TraitDef, attr_names};
use crate::staying;
use crate::unsized_generics::{self, UnsizedGeneric};

/// What happens to an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Migrate,
    Keep,
}

/// One of async-trait's attributes.
pub(crate) struct Planned {
    pub(crate) file: usize,
    /// Its index in the facts of the file.
    pub(crate) site: usize,
    pub(crate) origin: Origin,
    pub(crate) fate: Fate,
    /// The trait, if it is one of the workspace.
    pub(crate) key: Option<Key>,
}

/// An impl of a trait that is migrated.
pub(crate) struct PlannedImpl {
    pub(crate) file: usize,
    /// Its index in the facts of the file.
    pub(crate) index: usize,
    pub(crate) key: Key,
    /// Whether it bears async-trait's attribute.
    pub(crate) attributed: bool,
}

/// All decisions.
pub(crate) struct Plan {
    pub(crate) sites: Vec<Planned>,
    /// The traits that are migrated, and through what they are forwarded.
    pub(crate) traits: BTreeMap<Key, Forward>,
    pub(crate) impls: Vec<PlannedImpl>,
    pub(crate) unsized_generics: Vec<UnsizedGeneric>,
    /// Whether re-exports of the macro stay async-trait's, for attributes that stay.
    pub(crate) reexports_stay: bool,
}

impl Plan {
    /// Decides for each trait, and then for each attribute.
    pub(crate) fn new(project: &Project, args: &Migrate, findings: &mut Findings) -> Self {
        let mut sites = ours(project);
        let mut traits = candidates(&sites, args);
        let all: Vec<PlannedImpl> = impls(project, &sites);
        refuse(project, &mut traits, &all, findings);
        while supertrait_of_what_stays(project, &mut traits, findings) {}
        for planned in &mut sites {
            let migrated = planned
                .key
                .as_ref()
                .is_some_and(|key| traits.contains_key(key) || already_erased(project, key));
            planned.fate = if migrated { Fate::Migrate } else { Fate::Keep };
        }
        let impls: Vec<PlannedImpl> = all
            .into_iter()
            .filter(|found| traits.contains_key(&found.key))
            .collect();
        let unsized_generics = unsized_generics::all(project);
        for (key, forward) in &mut traits {
            *forward = forward::decide(project, key, &impls, &unsized_generics, args, findings);
        }
        let plan = Plan {
            reexports_stay: staying::needs_reexports(project, &sites),
            sites,
            traits,
            impls,
            unsized_generics,
        };
        plan.tell_what_stays(project, args, findings);
        plan
    }

    /// Whether a package keeps the dependency.
    pub(crate) fn keeps_old(&self, project: &Project, package: usize) -> bool {
        let mut reexports = project.reexports_of(package);
        self.reexports_stay && reexports.any(|unit| !unit.macros.is_empty())
            || self
                .of_package(project, package)
                .any(|planned| planned.fate == Fate::Keep)
    }

    /// Whether anything in a package is migrated, or has its name from the package's re-export.
    pub(crate) fn migrates(&self, project: &Project, package: usize) -> bool {
        let is_through = |planned: &Planned| {
            planned.fate == Fate::Migrate
                && matches!(planned.origin, Origin::Import(_) | Origin::Reexport)
        };
        self.of_package(project, package)
            .any(|planned| planned.fate == Fate::Migrate)
            || project.is_facade(package) && self.sites.iter().any(is_through)
    }

    fn of_package<'a>(
        &'a self,
        project: &'a Project,
        package: usize,
    ) -> impl Iterator<Item = &'a Planned> {
        let is_there = move |planned: &&Planned| project.sources[planned.file].package == package;
        self.sites.iter().filter(is_there)
    }
}

/// Every attribute that is async-trait's, undecided.
fn ours(project: &Project) -> Vec<Planned> {
    let mut sites = Vec::new();
    for (file, facts) in project.facts.iter().enumerate() {
        for (n, site) in facts.sites.iter().enumerate() {
            let origin = project.origin(file, site.scope, &site.attr.path);
            if !origin.is_ours() {
                continue;
            }
            sites.push(Planned {
                file,
                site: n,
                origin,
                fate: Fate::Keep,
                key: key_of(project, file, site.target, true),
            });
        }
    }
    sites
}

fn key_of(project: &Project, file: usize, target: Target, attributed: bool) -> Option<Key> {
    let facts = &project.facts[file];
    match target {
        Target::Trait(n) => Some(project.key_of_definition(file, n)),
        Target::Impl(n) => {
            let found = &facts.impls[n];
            let (path, _) = found.item.trait_.as_ref()?;
            project.resolve(file, found.scope, &attr_names(path), attributed)
        }
        Target::Unknown => None,
    }
}

/// Traits that have the attribute, and that the command line does not leave out.
fn candidates(sites: &[Planned], args: &Migrate) -> BTreeMap<Key, Forward> {
    let keys = sites.iter().filter_map(|planned| planned.key.clone());
    keys.filter(|key| key.attributed && is_asked(args, &key.name))
        .map(|key| (key, Forward::Default))
        .collect()
}

pub(crate) fn is_asked(args: &Migrate, name: &str) -> bool {
    let named = |names: &[String]| names.iter().any(|known| known == name);
    (args.only.is_empty() || named(&args.only)) && !named(&args.except)
}

fn already_erased(project: &Project, key: &Key) -> bool {
    let definitions = project.traits.get(key).into_iter().flatten();
    definitions
        .into_iter()
        .any(|(file, n)| project.is_erased(*file, *n))
}

/// All impls of traits of the workspace, with and without the attribute.
fn impls(project: &Project, sites: &[Planned]) -> Vec<PlannedImpl> {
    let mut found = Vec::new();
    for (file, facts) in project.facts.iter().enumerate() {
        for index in 0..facts.impls.len() {
            let attributed = sites.iter().any(|planned| {
                let site = &project.facts[planned.file].sites[planned.site];
                planned.file == file && site.target == Target::Impl(index)
            });
            let Some(key) = key_of(project, file, Target::Impl(index), attributed) else {
                continue;
            };
            found.push(PlannedImpl {
                file,
                index,
                key,
                attributed,
            });
        }
    }
    found
}

/// Leaves out the traits that cannot be migrated.
fn refuse(
    project: &Project,
    traits: &mut BTreeMap<Key, Forward>,
    impls: &[PlannedImpl],
    findings: &mut Findings,
) {
    traits.retain(|key, _| {
        let definitions = project.traits.get(key).into_iter().flatten();
        let mut refused = false;
        for (file, n) in definitions {
            let facts = &project.facts[*file];
            let source = &project.sources[*file];
            for (span, reason) in refusal::of_trait(&facts.traits[*n].item) {
                refused = true;
                findings.push(Finding::at(
                    source,
                    source.range(span).start,
                    Kind::Kept,
                    reason,
                ));
            }
        }
        for found in impls.iter().filter(|found| found.key == *key) {
            let source = &project.sources[found.file];
            let item = &project.facts[found.file].impls[found.index].item;
            if let Some((span, reason)) = refusal::of_impl(item) {
                refused = true;
                findings.push(Finding::at(
                    source,
                    source.range(span).start,
                    Kind::Kept,
                    reason,
                ));
            }
        }
        !refused
    });
}

/// Takes a trait out that has to stay, if there is one: a default body of a trait that stays calls
/// it on a `Self` that may be unsized.
fn supertrait_of_what_stays(
    project: &Project,
    traits: &mut BTreeMap<Key, Forward>,
    findings: &mut Findings,
) -> bool {
    let stays = |key: &&Key| key.attributed && !traits.contains_key(*key);
    let staying: Vec<&Key> = project.traits.keys().filter(stays).collect();
    for (file, n) in staying.into_iter().flat_map(|key| &project.traits[key]) {
        let TraitDef { item, scope } = &project.facts[*file].traits[*n];
        let calls = |entry: &TraitItem| matches!(entry, TraitItem::Fn(function) if function.default.is_some());
        let is_sized = supertraits(item).any(|bound| named(bound, &["Sized"]).is_some());
        if is_sized || !item.items.iter().any(calls) {
            continue;
        }
        for bound in supertraits(item) {
            let TypeParamBound::Trait(bound) = bound else {
                continue;
            };
            let key = project.resolve(*file, *scope, &attr_names(&bound.path), true);
            if key.is_some_and(|key| traits.remove(&key).is_some()) {
                let source = &project.sources[*file];
                let start = source.range_of(&bound.path).start;
                findings.push(Finding::at(source, start, Kind::Kept, text::SUPERTRAIT));
                return true;
            }
        }
    }
    false
}
