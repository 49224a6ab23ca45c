//! The packages of a workspace, their Rust files, and how they know async-trait.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use cargo_metadata::MetadataCommand;

use crate::interrupt;

/// The package that is left behind.
pub(crate) const OLD: &str = "async-trait";
/// The package that takes its place.
pub(crate) const NEW: &str = "erase-core";

/// A workspace, or a crate that is one by itself.
pub(crate) struct Workspace {
    /// Where it is.
    pub(crate) root: PathBuf,
    /// Its members.
    pub(crate) packages: Vec<Package>,
}

/// A member of the workspace.
pub(crate) struct Package {
    /// Its name in the manifest.
    pub(crate) name: String,
    /// Its manifest.
    pub(crate) manifest: PathBuf,
    /// Its Rust files.
    pub(crate) files: Vec<PathBuf>,
    /// What its library is called in paths.
    pub(crate) lib: Option<String>,
    /// Its dependencies by the names that paths use.
    dependencies: BTreeMap<String, Dependency>,
}

struct Dependency {
    package: String,
    path: Option<PathBuf>,
}

impl Workspace {
    /// The workspace that a path is in: a folder or a `Cargo.toml`.
    ///
    /// # Errors
    /// There is no manifest, Cargo refuses it, or a folder cannot be read.
    pub(crate) fn load(path: &Path) -> anyhow::Result<Self> {
        let manifest = if path.is_dir() {
            path.join("Cargo.toml")
        } else {
            path.to_owned()
        };
        if !manifest.is_file() {
            bail!("there is no manifest at {}", manifest.display());
        }
        let metadata = MetadataCommand::new()
            .manifest_path(&manifest)
            .no_deps()
            .exec()
            .with_context(|| format!("cannot read {}", manifest.display()))?;
        let mut packages = Vec::new();
        for package in metadata.workspace_packages() {
            interrupt::check()?;
            packages.push(Package::load(package)?);
        }
        packages.sort_by(|a, b| a.name.cmp(&b.name));
        let root = metadata.workspace_root.into_std_path_buf();
        Ok(Workspace { root, packages })
    }

    /// How a path is called in reports.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// The member that a name at the start of a path means in a package: its own library, or a
    /// dependency that is a member, too.
    pub(crate) fn member(&self, package: usize, name: &str) -> Option<usize> {
        let own = &self.packages[package];
        if own.lib.as_deref() == Some(name) {
            return Some(package);
        }
        let folder = own.dependencies.get(name)?.path.as_ref()?;
        let is_there = |other: &Package| other.manifest.parent() == Some(folder);
        self.packages.iter().position(is_there)
    }
}

impl Package {
    fn load(package: &cargo_metadata::Package) -> anyhow::Result<Self> {
        let manifest = package.manifest_path.clone().into_std_path_buf();
        let root = manifest.parent().context("a manifest is in a folder")?;
        let mut files = rust_files(root)?;
        for target in &package.targets {
            let file = target.src_path.clone().into_std_path_buf();
            if file.is_file() && !files.contains(&file) {
                files.push(file);
            }
        }
        let is_lib = |target: &&cargo_metadata::Target| {
            target.is_lib() || target.is_rlib() || target.is_proc_macro() || target.is_dylib()
        };
        let lib = package.targets.iter().find(is_lib);
        let dependencies = package.dependencies.iter().map(|dependency| {
            let name = dependency.rename.as_ref().unwrap_or(&dependency.name);
            let known = Dependency {
                package: dependency.name.clone(),
                path: dependency.path.clone().map(Into::into),
            };
            (name.replace('-', "_"), known)
        });
        Ok(Package {
            name: package.name.clone(),
            files,
            lib: lib.map(|target| target.name.replace('-', "_")),
            dependencies: dependencies.collect(),
            manifest,
        })
    }

    /// The names that the package has for async-trait.
    pub(crate) fn old_names(&self) -> impl Iterator<Item = &str> {
        self.names_of(OLD)
    }

    /// The name that the package has for erase-core, or will have.
    pub(crate) fn new_name(&self) -> &str {
        self.names_of(NEW).next().unwrap_or("erase_core")
    }

    /// Whether erase-core is a dependency already.
    pub(crate) fn has_new(&self) -> bool {
        self.names_of(NEW).next().is_some()
    }

    fn names_of<'a>(&'a self, package: &'a str) -> impl Iterator<Item = &'a str> {
        let is_it = move |(_, known): &(&String, &Dependency)| known.package == package;
        self.dependencies
            .iter()
            .filter(is_it)
            .map(|(name, _)| name.as_str())
    }

    /// Whether a name at the start of a path is another crate.
    pub(crate) fn depends_on(&self, name: &str) -> bool {
        is_standard(name) || self.dependencies.contains_key(name)
    }
}

/// Whether a crate comes with the compiler.
pub(crate) fn is_standard(name: &str) -> bool {
    matches!(name, "std" | "core" | "alloc")
}

/// The `.rs` files of a package, without those that git ignores, and without packages inside.
fn rust_files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let own = root.to_owned();
    let walk = ignore::WalkBuilder::new(root)
        .require_git(false)
        .sort_by_file_path(Ord::cmp)
        .filter_entry(move |entry| {
            let path = entry.path();
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_nested = path != own && path.join("Cargo.toml").is_file();
            !is_folder || !(is_nested || path == own.join("target"))
        })
        .build();
    let mut files = Vec::new();
    for entry in walk {
        interrupt::check()?;
        let entry = entry.with_context(|| format!("cannot list {}", root.display()))?;
        let is_rust = entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs");
        if is_rust && entry.path().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
