//! Writes all files or none: writes the new contents next to the originals, then replaces those.
//!
//! A failure before the first replacement changes nothing. A later failure restores the originals.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use tempfile::{Builder, NamedTempFile};

/// A file with its new contents.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) path: PathBuf,
    /// Its name in reports.
    pub(crate) shown: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Writes all changes, or none if a file is read-only or has changed since it was read.
pub(crate) fn apply(changes: &[Change]) -> anyhow::Result<()> {
    let mut ready = Vec::with_capacity(changes.len());
    for change in changes {
        let prepared = prepare(change).with_context(|| format!("cannot write {}", change.shown))?;
        ready.push((prepared, change));
    }
    let mut replaced = Vec::new();
    for ((target, new), change) in ready {
        if let Err(error) = new.persist(&target) {
            let error = anyhow::Error::new(error.error);
            let error = error.context(format!("cannot replace {}", change.shown));
            return Err(put_back(&replaced, error));
        }
        replaced.push((target, change));
    }
    Ok(())
}

/// The file itself, with symbolic links resolved, and its new contents next to it.
fn prepare(change: &Change) -> anyhow::Result<(PathBuf, NamedTempFile)> {
    let target = fs::canonicalize(&change.path)?;
    if fs::metadata(&target)?.permissions().readonly() {
        bail!("the file is read-only");
    }
    if fs::metadata(folder_of(&target))?.permissions().readonly() {
        bail!("its folder is read-only");
    }
    if fs::read(&target)? != change.before.as_bytes() {
        bail!("it has changed since it was read");
    }
    let new = beside(&target, &change.after)?;
    Ok((target, new))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

fn beside(target: &Path, text: &str) -> anyhow::Result<NamedTempFile> {
    let mut builder = Builder::new();
    let mut new = builder
        .prefix(".cargo-erase-")
        .tempfile_in(folder_of(target))?;
    new.write_all(text.as_bytes())?;
    fs::set_permissions(new.path(), fs::metadata(target)?.permissions())?;
    new.as_file().sync_all()?;
    Ok(new)
}

fn put_back(replaced: &[(PathBuf, &Change)], error: anyhow::Error) -> anyhow::Error {
    let mut lost = Vec::new();
    for (target, change) in replaced {
        let put = beside(target, &change.before).map(|old| old.persist(target));
        if !matches!(put, Ok(Ok(_))) {
            lost.push(change.shown.clone());
        }
    }
    if lost.is_empty() {
        error
    } else {
        error.context(format!("could not restore {}", lost.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_between_two_files_restores_the_first() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let path = folder.path().join("a.rs");
        fs::write(&path, "new").expect("it can be written");
        let change = Change {
            path: path.clone(),
            shown: "a.rs".to_owned(),
            before: "old".to_owned(),
            after: "new".to_owned(),
        };
        let error = put_back(&[(path.clone(), &change)], anyhow::anyhow!("disk full"));
        assert_eq!(error.to_string(), "disk full");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
    }
}
