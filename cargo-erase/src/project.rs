//! Everything that was read, and what a path in it means.

use std::collections::BTreeMap;
use std::path::Path;

use indicatif::ProgressBar;

use crate::interrupt;
use crate::packages::{Workspace, is_standard};
use crate::scan::{Facts, Unit, UnitKind, scan};
use crate::source::{Read, Source};

/// A workspace with its files.
pub(crate) struct Project {
    pub(crate) workspace: Workspace,
    pub(crate) sources: Vec<Source>,
    /// What the file of the same index says.
    pub(crate) facts: Vec<Facts>,
    /// Files that are not Rust, with the reason.
    pub(crate) ignored: Vec<String>,
    /// Traits by name, with the files and the indices of their definitions.
    pub(crate) traits: BTreeMap<Key, Vec<(usize, usize)>>,
}

/// A trait. Two of one name in one package count as one if both are async-trait's, so that they are
/// migrated or left alone together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) package: usize,
    pub(crate) name: String,
    /// Whether it is under async-trait's attribute.
    pub(crate) attributed: bool,
}

/// Where an attribute's macro comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    /// An import of async-trait's macro in this file.
    Unit(usize),
    /// Named by the path of the crate.
    Path,
    /// An import of the workspace's own re-export.
    Import(usize),
    /// The workspace's own re-export, by a path.
    Reexport,
    /// A bare `async_trait` that comes with `use super::*`, a prelude or `#[macro_use]`.
    Ambient,
    /// erase-core's `async_trait`: it is migrated already.
    New,
    /// Another crate's `async_trait`.
    Elsewhere,
    /// Another attribute.
    Other,
}

impl Origin {
    /// Whether the attribute is async-trait's.
    pub(crate) fn is_ours(self) -> bool {
        !matches!(self, Origin::New | Origin::Elsewhere | Origin::Other)
    }
}

impl Project {
    /// Reads all files of a workspace.
    pub(crate) fn load(path: &Path, progress: &ProgressBar) -> anyhow::Result<Self> {
        let workspace = Workspace::load(path)?;
        let total: usize = workspace
            .packages
            .iter()
            .map(|package| package.files.len())
            .sum();
        progress.set_length(total as u64);
        let mut project = Project {
            workspace,
            sources: Vec::new(),
            facts: Vec::new(),
            ignored: Vec::new(),
            traits: BTreeMap::new(),
        };
        for index in 0..project.workspace.packages.len() {
            project.read_package(index, progress)?;
        }
        progress.finish_and_clear();
        project.index_traits();
        Ok(project)
    }

    fn read_package(&mut self, index: usize, progress: &ProgressBar) -> anyhow::Result<()> {
        let package = &self.workspace.packages[index];
        let mut mentions = vec!["async_trait".to_owned()];
        mentions.extend(package.old_names().map(str::to_owned));
        for path in &package.files {
            interrupt::check()?;
            let shown = self.workspace.shown(path);
            match Source::read(path, shown, index, &mentions)? {
                Read::Parsed(source) => {
                    self.facts.push(scan(&source, package));
                    self.sources.push(*source);
                }
                Read::Ignored(reason) => self.ignored.push(reason),
            }
            progress.inc(1);
        }
        Ok(())
    }

    fn index_traits(&mut self) {
        for file in 0..self.facts.len() {
            for n in 0..self.facts[file].traits.len() {
                let key = self.key_of_definition(file, n);
                self.traits.entry(key).or_default().push((file, n));
            }
        }
    }

    /// Whether an example in a doc comment of a package needs async-trait.
    pub(crate) fn has_examples(&self, package: usize) -> bool {
        let files = self.facts.iter().zip(&self.sources);
        files
            .filter(|(_, source)| source.package == package)
            .flat_map(|(facts, _)| &facts.docs)
            .any(|mention| mention.is_compiled)
    }

    /// Scopes from the innermost to the file itself.
    pub(crate) fn scopes(&self, file: usize, scope: usize) -> impl Iterator<Item = usize> {
        let scopes = &self.facts[file].scopes;
        std::iter::successors(Some(scope), |scope| scopes[*scope].parent)
    }

    /// Whether any package of the workspace re-exports the macro under this name.
    fn reexports(&self, name: &str) -> bool {
        let units = self.facts.iter().flat_map(|facts| &facts.units);
        units
            .filter(|unit| unit.place.is_public)
            .any(|unit| unit.macros.iter().any(|known| known == name))
    }

    /// The re-exports of the macro, or of its crate, in a package.
    pub(crate) fn reexports_of(&self, package: usize) -> impl Iterator<Item = &Unit> {
        let files = self.facts.iter().zip(&self.sources);
        files
            .filter(move |(_, source)| source.package == package)
            .flat_map(|(facts, _)| &facts.units)
            .filter(|unit| unit.place.is_public)
    }

    /// Whether a package re-exports the macro.
    pub(crate) fn is_facade(&self, package: usize) -> bool {
        self.reexports_of(package).next().is_some()
    }

    /// Whether a path begins in the workspace.
    fn is_own(&self, package: usize, first: &str) -> bool {
        matches!(first, "crate" | "self" | "super" | "Self")
            || self.workspace.member(package, first).is_some()
    }

    /// Where the macro of an attribute comes from.
    pub(crate) fn origin(&self, file: usize, scope: usize, path: &[String]) -> Origin {
        let package = self.sources[file].package;
        match path {
            [name] => self.origin_of_name(file, scope, name),
            [first, .., last] if last == "async_trait" => {
                let known = &self.workspace.packages[package];
                if known.old_names().any(|name| name == first) || self.is_renamed(package, first) {
                    Origin::Path
                } else if self.is_own(package, first) && self.reexports(last) {
                    Origin::Reexport
                } else {
                    self.not_old(package, first)
                }
            }
            _ => Origin::Other,
        }
    }

    /// Whose `async_trait` it is that a crate has, if it is not async-trait's own.
    fn not_old(&self, package: usize, krate: &str) -> Origin {
        if self.is_own(package, krate) || self.workspace.packages[package].new_name() == krate {
            Origin::New
        } else {
            Origin::Elsewhere
        }
    }

    /// `extern crate async_trait as name`, `use async_trait as name`
    fn is_renamed(&self, package: usize, name: &str) -> bool {
        let files = self.facts.iter().zip(&self.sources);
        files
            .filter(|(_, source)| source.package == package)
            .flat_map(|(facts, _)| &facts.units)
            .any(|unit| unit.renamed.as_deref() == Some(name))
    }

    fn origin_of_name(&self, file: usize, scope: usize, name: &str) -> Origin {
        let facts = &self.facts[file];
        let package = self.sources[file].package;
        for scope in self.scopes(file, scope) {
            let unit = facts.units.iter().position(|unit| {
                unit.scope == scope && unit.macros.iter().any(|known| known == name)
            });
            if let Some(unit) = unit {
                return Origin::Unit(unit);
            }
            let import = facts
                .imports
                .iter()
                .position(|import| import.scope == scope && import.local == name);
            if let Some(import) = import {
                let path = &facts.imports[import].path;
                let (Some(first), Some(last)) = (path.first(), path.last()) else {
                    return Origin::Other;
                };
                let own = self.is_own(package, first) && self.reexports(last);
                return match last.as_str() {
                    _ if own => Origin::Import(import),
                    "async_trait" => self.not_old(package, first),
                    _ => Origin::Other,
                };
            }
            if name == "async_trait" && self.only_foreign_globs(file, scope) {
                return Origin::Elsewhere;
            }
        }
        let has_old = self.workspace.packages[package]
            .old_names()
            .next()
            .is_some();
        match name {
            "async_trait" if has_old || self.reexports(name) => Origin::Ambient,
            "async_trait" if self.workspace.packages[package].has_new() => Origin::New,
            "async_trait" => Origin::Elsewhere,
            _ => Origin::Other,
        }
    }

    /// Whether a scope imports all of another crate, as `use tonic::codegen::*`, and nothing through
    /// which a name of the workspace may come.
    fn only_foreign_globs(&self, file: usize, scope: usize) -> bool {
        let package = self.sources[file].package;
        let facts = &self.facts[file];
        let globs = facts
            .imports
            .iter()
            .filter(|import| import.scope == scope && import.local == "*");
        let firsts = globs.filter_map(|import| import.path.first());
        let mut firsts = firsts.filter(|first| !is_standard(first)).peekable();
        let is_foreign = |first: &String| {
            self.workspace.packages[package].depends_on(first) && !self.is_own(package, first)
        };
        firsts.peek().is_some() && firsts.all(is_foreign) && !self.has_macro_use(package)
    }

    /// `#[macro_use] extern crate async_trait`
    fn has_macro_use(&self, package: usize) -> bool {
        let files = self.facts.iter().zip(&self.sources);
        files
            .filter(|(_, source)| source.package == package)
            .flat_map(|(facts, _)| &facts.units)
            .any(|unit| unit.kind == UnitKind::ExternCrate && !unit.macros.is_empty())
    }
}
