//! The files of the repository that the tests speak of, by their paths from its root.

use std::path::{Component, Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// The pages of the guide.
///
/// # Panics
///
/// If `docs/` cannot be read.
pub(crate) fn book() -> Vec<String> {
    let entries = root().join("docs").read_dir().expect("there is docs/");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let mut pages: Vec<String> = names
        .filter_map(|name| name.into_string().ok())
        .filter(|name| is(name, "md"))
        .filter(|name| name != "SUMMARY.md")
        .map(|name| format!("docs/{name}"))
        .collect();
    pages.sort();
    pages
}

/// What the registry shows of each crate that is published.
pub(crate) const PUBLISHED: [&str; 3] = [
    "cargo-erase/README.md",
    "erase-core/README.md",
    "erase-derive/README.md",
];

/// The pages of the guide, what stands at the root, and what the registry shows.
pub(crate) fn all() -> Vec<String> {
    let mut files = book();
    let others = ["README.md", "CONTRIBUTING.md", "docs/SUMMARY.md"];
    files.extend(others.into_iter().chain(PUBLISHED).map(str::to_owned));
    files
}

/// Whether a name ends in `.EXTENSION`.
pub(crate) fn is(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|end| end == extension)
}

/// A relative link in one file, as a path from the root.
pub(crate) fn beside(file: &str, target: &str) -> String {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    let mut path = PathBuf::new();
    for component in folder.join(target).components() {
        if component == Component::ParentDir {
            path.pop();
        } else {
            path.push(component);
        }
    }
    path.to_string_lossy().into_owned()
}
