//! The packages of a workspace, their files, and their names for both crates.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use cargo_metadata::MetadataCommand;

use crate::interrupt;

/// The package to migrate from.
pub(crate) const OLD: &str = "async-trait";
/// The package to migrate to.
pub(crate) const NEW: &str = "erase-core";

/// A workspace, or a crate that is its own workspace.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) packages: Vec<Package>,
}

/// A member of the workspace.
pub(crate) struct Package {
    name: String,
    pub(crate) manifest: PathBuf,
    /// Its Rust files.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) readme: Option<PathBuf>,
    /// The name of its library in paths.
    pub(crate) lib: Option<String>,
    /// Names in paths, with the packages that they refer to.
    dependencies: Vec<(String, String)>,
}

impl Workspace {
    /// The workspace at a path, which is a folder or a `Cargo.toml`.
    pub(crate) fn load(path: &Path) -> anyhow::Result<Self> {
        let in_folder = path.join("Cargo.toml");
        let manifest = if path.is_dir() { &*in_folder } else { path };
        if !manifest.is_file() {
            bail!("there is no manifest at {}", manifest.display());
        }
        let metadata = MetadataCommand::new()
            .manifest_path(manifest)
            .no_deps()
            .exec()
            .with_context(|| format!("cannot read {}", manifest.display()))?;
        let packages = metadata.workspace_packages().into_iter();
        let mut packages = packages.map(Package::load).collect::<Result<Vec<_>, _>>()?;
        packages.sort_by(|a, b| a.manifest.cmp(&b.manifest));
        let root = metadata.workspace_root.into_std_path_buf();
        Ok(Workspace { root, packages })
    }

    /// A path as reports show it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        inside.display().to_string()
    }

    /// Whether a path in a package starts in a member: its own library, or a dependency.
    pub(crate) fn is_member(&self, package: usize, first: &str) -> bool {
        let own = &self.packages[package];
        let depends = |other: &Package| own.name_of(&other.name) == Some(first);
        own.lib.as_deref() == Some(first) || self.packages.iter().any(depends)
    }

    /// Whether a path in a package starts in a crate outside the workspace.
    pub(crate) fn is_foreign(&self, package: usize, first: &str) -> bool {
        let is_standard = matches!(first, "std" | "core" | "alloc");
        let mut known = self.packages[package].dependencies.iter();
        is_standard || known.any(|(name, _)| name == first) && !self.is_member(package, first)
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
            (name.replace('-', "_"), dependency.name.clone())
        });
        let readme = package.readme.as_ref().map(|readme| root.join(readme));
        Ok(Package {
            name: package.name.clone(),
            files,
            readme: readme.filter(|readme| readme.is_file()),
            lib: lib.map(|target| target.name.replace('-', "_")),
            dependencies: dependencies.collect(),
            manifest,
        })
    }

    /// The name that paths of the package have, or would have, for async-trait.
    pub(crate) fn old_name(&self) -> &str {
        self.name_of(OLD).unwrap_or("async_trait")
    }

    /// The same for erase-core.
    pub(crate) fn new_name(&self) -> &str {
        self.name_of(NEW).unwrap_or("erase_core")
    }

    /// The package's name for another package.
    pub(crate) fn name_of(&self, wanted: &str) -> Option<&str> {
        let mut known = self.dependencies.iter();
        let found = known.find(|(_, package)| package == wanted);
        found.map(|(name, _)| name.as_str())
    }
}

/// The `.rs` files of a package, without those that git ignores and those of nested packages.
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
        let path = entry.path();
        if path.extension().is_some_and(|end| end == "rs") && path.is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
