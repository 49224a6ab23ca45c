//! Which trait of the workspace a path means.

use crate::project::{Key, Origin, Project};
use crate::scan::{Site, Target};

impl Project {
    /// The trait of the workspace that a path means, if it means one. Of two traits of one name that
    /// cannot be told apart it is the one that is under the attribute as `attributed` says.
    pub(crate) fn resolve(
        &self,
        file: usize,
        scope: usize,
        path: &[String],
        attributed: bool,
    ) -> Option<Key> {
        let package = self.sources[file].package;
        let (first, last) = (path.first()?, path.last()?);
        for scope in self.scopes(file, scope) {
            let here = self
                .defined_in(file, scope, first)
                .filter(|_| path.len() == 1);
            if let Some(definition) = here {
                return Some(self.key_of_definition(file, definition));
            }
            let imports = &self.facts[file].imports;
            let import = imports
                .iter()
                .find(|import| import.scope == scope && import.local == *first);
            if let Some(import) = import {
                let full: Vec<String> = import.path.iter().chain(&path[1..]).cloned().collect();
                return self.resolve_path(package, &full, attributed);
            }
        }
        if path.len() > 1 {
            return self.resolve_path(package, path, attributed);
        }
        self.by_name(package, last, attributed)
    }

    /// How many lifetimes a path without arguments hides, where it means a type of the package.
    pub(crate) fn hidden_lifetimes(&self, file: usize, path: &[String]) -> Option<usize> {
        let package = self.sources[file].package;
        let (first, last) = (path.first()?, path.last()?);
        let imports = &self.facts[file].imports;
        let import = imports.iter().find(|import| import.local == *first);
        let root = import.map_or(first, |import| import.path.first().unwrap_or(first));
        let is_foreign = matches!(root.as_str(), "std" | "core" | "alloc")
            || self.workspace.packages[package].depends_on(root);
        let files = self.facts.iter().zip(&self.sources);
        let mut types = files
            .filter(|(_, source)| source.package == package && !is_foreign)
            .flat_map(|(facts, _)| &facts.types)
            .filter(|known| known.name == *last);
        let lifetimes = types.next()?.lifetimes.filter(|lifetimes| *lifetimes > 0)?;
        types
            .all(|other| other.lifetimes == Some(lifetimes))
            .then_some(lifetimes)
    }

    /// The key of a trait that is defined in a file.
    pub(crate) fn key_of_definition(&self, file: usize, definition: usize) -> Key {
        Key {
            package: self.sources[file].package,
            name: self.facts[file].traits[definition].item.ident.to_string(),
            attributed: self
                .sites_of(file, definition)
                .any(|site| self.origin(file, site.scope, &site.attr.path).is_ours()),
        }
    }

    /// Whether a trait's definition bears an attribute that makes it one of erase's.
    pub(crate) fn is_erased(&self, file: usize, definition: usize) -> bool {
        self.sites_of(file, definition).any(|site| {
            let path = &site.attr.path;
            path.last().is_some_and(|last| last == "erase")
                || self.origin(file, site.scope, path) == Origin::New
        })
    }

    pub(crate) fn sites_of(&self, file: usize, definition: usize) -> impl Iterator<Item = &Site> {
        let is_its = move |site: &&Site| site.target == Target::Trait(definition);
        self.facts[file].sites.iter().filter(is_its)
    }

    fn defined_in(&self, file: usize, scope: usize, name: &str) -> Option<usize> {
        let traits = &self.facts[file].traits;
        traits
            .iter()
            .position(|known| known.scope == scope && known.item.ident == name)
    }

    fn resolve_path(&self, package: usize, path: &[String], attributed: bool) -> Option<Key> {
        let (first, last) = (path.first()?, path.last()?);
        if let Some(member) = self.workspace.member(package, first) {
            return self.by_name(member, last, attributed);
        }
        if self.workspace.packages[package].depends_on(first) {
            return None;
        }
        self.by_name(package, last, attributed)
    }

    /// A trait of the package, or one of another member that the package may re-export.
    fn by_name(&self, package: usize, name: &str, attributed: bool) -> Option<Key> {
        let find = |is_there: &dyn Fn(usize) -> bool| {
            let named = || {
                self.traits
                    .keys()
                    .filter(|key| key.name == name && is_there(key.package))
            };
            let mut alike = named().filter(|key| key.attributed == attributed);
            alike.next().or_else(|| named().next()).cloned()
        };
        find(&|other| other == package).or_else(|| find(&|other| self.sees(package, other)))
    }

    fn sees(&self, package: usize, other: usize) -> bool {
        let lib = self.workspace.packages[other].lib.as_deref();
        package != other
            && lib.is_some_and(|lib| self.workspace.member(package, lib) == Some(other))
    }
}
