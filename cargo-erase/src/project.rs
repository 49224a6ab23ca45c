//! The files of a workspace, and the crate that each attribute comes from.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;

use crate::interrupt;
use crate::scan::{self, Attr, Facts, Import, Item};
use crate::source::{Kind, Source, has_any, position};
use crate::workspace::{NEW, OLD, Workspace};
use crate::write::Change;

/// A workspace with its files.
pub(crate) struct Project {
    pub(crate) workspace: Workspace,
    pub(crate) sources: Vec<Source>,
    /// The facts about the file of the same index.
    pub(crate) facts: Vec<Facts>,
    /// Names under which the workspace itself exports async-trait's macro.
    reexports: BTreeSet<String>,
}

/// The crate that an attribute comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    Old,
    New,
}

/// How an attribute names its macro.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// `#[async_trait::async_trait]`
    Crate,
    /// By an import of the same file.
    Import,
    /// By an export of the workspace itself.
    Export,
    /// By a glob import or `#[macro_use]`.
    Glob,
}

/// A trait or an impl under an attribute of one of the two crates.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    /// Its index in the file.
    pub(crate) index: usize,
    pub(crate) item: &'a Item,
    pub(crate) attr: &'a Attr,
    pub(crate) origin: Origin,
    pub(crate) named: Named,
}

impl Project {
    /// Reads all files of a workspace.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let mut project = Project {
            workspace: Workspace::load(path)?,
            sources: Vec::new(),
            facts: Vec::new(),
            reexports: BTreeSet::new(),
        };
        for index in 0..project.workspace.packages.len() {
            let package = &project.workspace.packages[index];
            let mut paths = vec![package.manifest.clone()];
            paths.extend(package.files.iter().chain(&package.readme).cloned());
            for path in paths {
                project.read_file(&path, index)?;
            }
        }
        project.read_file(&project.workspace.root.join("Cargo.toml"), 0)?;
        project.reexports = project.exported();
        Ok(project)
    }

    fn read_file(&mut self, path: &Path, package: usize) -> anyhow::Result<()> {
        interrupt::check()?;
        let names = self.names(package);
        let shown = self.workspace.shown(path);
        let source = Source::read(path, shown, package, &names)?;
        if let Some(source) = source.filter(|source| self.file(&source.path).is_none()) {
            if let Some(facts) = scanned(&source, &names)? {
                let included = source.included();
                self.sources.push(source);
                self.facts.push(facts);
                return included
                    .iter()
                    .try_for_each(|path| self.read_file(path, package));
            }
        }
        Ok(())
    }

    /// Replaces the text of a file.
    pub(crate) fn set(&mut self, file: usize, text: String) -> anyhow::Result<()> {
        self.sources[file].text = text;
        let names = self.names(self.sources[file].package);
        if let Some(facts) = scanned(&self.sources[file], &names)? {
            self.facts[file] = facts;
        }
        Ok(())
    }

    /// The files that differ between two of their states.
    pub(crate) fn changes(
        &self,
        before: fn(&Source) -> &String,
        after: fn(&Source) -> &String,
    ) -> Vec<Change> {
        let differing = self.sources.iter();
        let differing = differing.filter(|source| before(source) != after(source));
        let change = |source: &Source| Change {
            path: source.path.clone(),
            shown: source.shown.clone(),
            before: before(source).clone(),
            after: after(source).clone(),
        };
        differing.map(change).collect()
    }

    /// The index of a file.
    pub(crate) fn file(&self, path: &Path) -> Option<usize> {
        self.sources.iter().position(|source| source.path == path)
    }

    /// The traits and impls under an attribute of one of the two crates, in a file or in an example of it.
    pub(crate) fn sites<'a>(&'a self, file: usize, facts: &'a Facts) -> Vec<Site<'a>> {
        let site = |(index, item): (usize, &'a Item)| {
            item.attrs.iter().find_map(|attr| {
                let (origin, named) = self.origin(file, facts, &attr.path)?;
                Some(Site {
                    index,
                    item,
                    attr,
                    origin,
                    named,
                })
            })
        };
        facts.items.iter().enumerate().filter_map(site).collect()
    }

    /// A path whose first name is replaced by its import.
    pub(crate) fn expand(facts: &Facts, path: &[String]) -> Vec<String> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        // A macro is not a prefix of a longer path.
        let may_start = |import: &&Import| {
            let is_macro =
                import.path.len() > 1 && import.path.ends_with(&["async_trait".to_owned()]);
            import.local == *first && (rest.is_empty() || !is_macro)
        };
        let imported = facts.imports.iter().find(may_start);
        match imported {
            Some(import) => import.path.iter().chain(rest).cloned().collect(),
            None => path.to_vec(),
        }
    }

    fn names(&self, package: usize) -> [&str; 2] {
        let package = &self.workspace.packages[package];
        [package.old_name(), package.new_name()]
    }

    fn exported(&self) -> BTreeSet<String> {
        let files = self.sources.iter().zip(&self.facts);
        let exports = files.flat_map(|(source, facts)| {
            let old = self.workspace.packages[source.package].old_name();
            let public = facts.imports.iter().filter(|import| import.is_public);
            public.filter(move |import| import.path.first().is_some_and(|first| first == old))
        });
        let name = |import: &Import| match &*import.local {
            local if local != "*" && import.path.len() > 1 => local.to_owned(),
            _ => "async_trait".to_owned(),
        };
        exports.map(name).collect()
    }

    /// The crate of an attribute's macro, if it is one of the two.
    fn origin(&self, file: usize, facts: &Facts, path: &[String]) -> Option<(Origin, Named)> {
        let index = self.sources[file].package;
        let package = &self.workspace.packages[index];
        let full = Project::expand(facts, path);
        let (first, last) = (full.first()?, full.last()?);
        let is_macro = matches!(&**last, "async_trait" | "erase");
        let is_exported = self.reexports.contains(last);
        let new = is_macro.then_some(Origin::New);
        let old_or_new = |is_old: bool| if is_old { Some(Origin::Old) } else { new };
        let is_relative = matches!(&**first, "crate" | "self" | "super");
        if full.len() == 1 {
            let is_old = last == "async_trait" && package.name_of(OLD).is_some() || is_exported;
            let is_known = is_old || last == "erase" || package.name_of(NEW).is_some();
            let is_foreign = last == "async_trait" && self.has_foreign_globs_only(index, facts);
            let origin = old_or_new(is_old).filter(|_| is_known && !is_foreign);
            Some((origin?, Named::Glob))
        } else if first == package.old_name() || first == package.new_name() {
            let is_alone = path.len() == 1;
            let named = if is_alone {
                Named::Import
            } else {
                Named::Crate
            };
            Some((old_or_new(first == package.old_name())?, named))
        } else if is_relative || self.workspace.is_member(index, first) {
            Some((old_or_new(is_exported)?, Named::Export))
        } else {
            None
        }
    }

    /// Whether a file has glob imports of other crates, such as `use tonic::codegen::*`, and no glob that
    /// may import a name of the workspace.
    fn has_foreign_globs_only(&self, package: usize, facts: &Facts) -> bool {
        let globs = facts.imports.iter().filter(|import| import.local == "*");
        let firsts = globs.filter_map(|import| import.path.first());
        let is_foreign = |first: &String| self.workspace.is_foreign(package, first);
        let mut firsts = firsts.peekable();
        firsts.peek().is_some() && firsts.all(is_foreign)
    }
}

/// Scans a source. `None` if it is not Rust, and has none of the names.
fn scanned(source: &Source, names: &[&str]) -> anyhow::Result<Option<Facts>> {
    let facts = match source.kind {
        Kind::Manifest => Ok(Facts::default()),
        Kind::Markdown => Ok(scan::markdown(&source.text, names)),
        Kind::Rust => scan::rust(&source.text, names),
    };
    match facts {
        Ok(facts) => Ok(Some(facts)),
        Err(_) if !has_any(&source.text, names) => Ok(None),
        Err(offset) => {
            let (line, column) = position(&source.text, offset);
            bail!("{}:{line}:{column} is not Rust", source.shown)
        }
    }
}
