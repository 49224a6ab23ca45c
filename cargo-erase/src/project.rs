//! Everything that was read, and which crate each attribute comes from.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;

use crate::interrupt;
use crate::scan::{self, Attr, Facts, Import, Item};
use crate::source::{Source, position};
use crate::workspace::Workspace;

/// A workspace with its files.
pub(crate) struct Project {
    pub(crate) workspace: Workspace,
    pub(crate) sources: Vec<Source>,
    /// What the file of the same index says.
    pub(crate) facts: Vec<Facts>,
    /// Names under which the workspace itself exports async-trait's macro.
    reexports: BTreeSet<String>,
}

/// The crate that an attribute comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    Old,
    New,
    Other,
}

/// How an attribute names its macro.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// `#[async_trait::async_trait]`
    ByCrate,
    /// By an import of the same file.
    ByImport,
    /// By an export of the workspace's own.
    ByExport,
    /// By a glob import or `#[macro_use]`.
    ByGlob,
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
    ///
    /// # Errors
    /// A file cannot be read; or it names one of the crates, and is not Rust.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let mut project = Project {
            workspace: Workspace::load(path)?,
            sources: Vec::new(),
            facts: Vec::new(),
            reexports: BTreeSet::new(),
        };
        for index in 0..project.workspace.packages.len() {
            project.read_package(index)?;
        }
        project.reexports = project.exported();
        Ok(project)
    }

    fn read_package(&mut self, index: usize) -> anyhow::Result<()> {
        let package = &self.workspace.packages[index];
        let mut paths = package.files.clone();
        paths.extend(package.readme.clone());
        let mut at = 0;
        while at < paths.len() {
            interrupt::check()?;
            let shown = self.workspace.shown(&paths[at]);
            let names = self.names(index);
            if let Some(source) = Source::read(&paths[at], shown, index, &names)? {
                if let Some(facts) = scanned(&source, &names)? {
                    let folder = source.path.parent().unwrap_or(Path::new(""));
                    let included = facts.included.iter().map(|file| folder.join(file));
                    let included = included.filter_map(|path| path.canonicalize().ok());
                    paths.extend(
                        included.filter(|path| path.extension().is_some_and(|e| e == "md")),
                    );
                    let is_known = self.sources.iter().any(|known| known.path == source.path);
                    if !is_known {
                        self.sources.push(source);
                        self.facts.push(facts);
                    }
                }
            }
            at += 1;
        }
        Ok(())
    }

    /// Gives a file another text.
    ///
    /// # Errors
    /// It is not Rust.
    pub(crate) fn set(&mut self, file: usize, text: String) -> anyhow::Result<()> {
        let names = self.names(self.sources[file].package);
        self.sources[file].text = text;
        if let Some(facts) = scanned(&self.sources[file], &names)? {
            self.facts[file] = facts;
        }
        Ok(())
    }

    /// The index of a file.
    pub(crate) fn file(&self, path: &Path) -> Option<usize> {
        self.sources.iter().position(|source| source.path == path)
    }

    /// The files of a package.
    pub(crate) fn files_of(&self, package: usize) -> impl Iterator<Item = usize> {
        let is_its = move |file: &usize| self.sources[*file].package == package;
        (0..self.sources.len()).filter(is_its)
    }

    /// The traits and impls in a file, or in an example of it, that are under an attribute of one of
    /// the two crates.
    pub(crate) fn sites<'a>(&'a self, file: usize, facts: &'a Facts) -> Vec<Site<'a>> {
        let site = |(index, item): (usize, &'a Item)| {
            item.attrs.iter().find_map(|attr| {
                let (origin, named) = self.origin(file, facts, &attr.path);
                (origin != Origin::Other).then_some(Site {
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

    /// A path with what its first name is imported as.
    pub(crate) fn expand(facts: &Facts, path: &[String]) -> Vec<String> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        // A macro is no part of a longer path.
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

    fn names(&self, package: usize) -> Vec<String> {
        let package = &self.workspace.packages[package];
        let mut names: Vec<String> = package.old_names().map(str::to_owned).collect();
        names.extend([package.old_name(), package.new_name()].map(str::to_owned));
        names
    }

    fn exported(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (source, facts) in self.sources.iter().zip(&self.facts) {
            let package = &self.workspace.packages[source.package];
            for import in facts.imports.iter().filter(|import| import.is_public) {
                let is_old = |first: &String| package.old_names().any(|name| name == first);
                if import.path.first().is_some_and(is_old) {
                    let is_glob = matches!(&*import.local, "*");
                    let is_crate = import.path.len() == 1;
                    let name = if is_glob || is_crate {
                        "async_trait"
                    } else {
                        &import.local
                    };
                    names.insert(name.to_owned());
                }
            }
        }
        names
    }

    fn origin(&self, file: usize, facts: &Facts, path: &[String]) -> (Origin, Named) {
        let index = self.sources[file].package;
        let package = &self.workspace.packages[index];
        let full = Project::expand(facts, path);
        let named = match (path, full.len()) {
            ([_], 1) => Named::ByGlob,
            ([_], _) => Named::ByImport,
            _ => Named::ByCrate,
        };
        let (Some(first), Some(last)) = (full.first(), full.last()) else {
            return (Origin::Other, named);
        };
        let is_macro = matches!(&**last, "async_trait" | "erase");
        let is_exported = self.reexports.contains(last);
        let old_or_new = |is_old, named| match is_old {
            true => (Origin::Old, named),
            false if is_macro => (Origin::New, named),
            false => (Origin::Other, named),
        };
        if full.len() == 1 {
            let is_old = last == "async_trait" && package.has_old() || is_exported;
            let is_known = is_old || last == "erase" || package.has_new();
            let is_foreign = last == "async_trait" && self.has_foreign_globs_only(index, facts);
            return if is_known && !is_foreign {
                old_or_new(is_old, named)
            } else {
                (Origin::Other, named)
            };
        }
        if package.old_names().any(|name| name == first) {
            return (Origin::Old, named);
        }
        if is_macro && first == package.new_name() {
            return (Origin::New, named);
        }
        let is_relative = matches!(&**first, "crate" | "self" | "super");
        if is_relative || self.workspace.is_member(index, first) {
            return old_or_new(is_exported, Named::ByExport);
        }
        (Origin::Other, named)
    }

    /// Whether a file imports all of other crates, as `use tonic::codegen::*`, and has no glob
    /// through which a name of the workspace may come.
    fn has_foreign_globs_only(&self, package: usize, facts: &Facts) -> bool {
        let globs = facts.imports.iter().filter(|import| import.local == "*");
        let firsts = globs.filter_map(|import| import.path.first());
        let is_foreign = |first: &String| self.workspace.is_foreign(package, first);
        let mut firsts = firsts.peekable();
        firsts.peek().is_some() && firsts.all(is_foreign)
    }
}

/// What a source says. `None`: it is not Rust, and has none of the names.
fn scanned(source: &Source, names: &[String]) -> anyhow::Result<Option<Facts>> {
    if source.is_markdown {
        return Ok(Some(scan::markdown(&source.text, names)));
    }
    match scan::rust(&source.text, names) {
        Ok(facts) => Ok(Some(facts)),
        Err(_) if !source.has_any(names) => Ok(None),
        Err(offset) => {
            let (line, column) = position(&source.text, offset);
            bail!("{}:{line}:{column} is not Rust", source.shown)
        }
    }
}
