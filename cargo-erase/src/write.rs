//! All files or none: new contents are written beside the originals first, then put in their place.
//!
//! Until the first original is replaced, a failure or an interrupt leaves everything as it was by
//! doing nothing. From then on it is put back: a second name of each original was kept for that,
//! so that putting back is a rename as well, and needs no space.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use tempfile::{Builder, NamedTempFile, TempPath};

use crate::interrupt;

/// A file with its new contents.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where it is.
    pub path: PathBuf,
    /// How it is called in reports.
    pub shown: String,
    /// What it held when it was read.
    pub before: String,
    /// What it is to hold.
    pub after: String,
}

/// A point between two steps of [`apply`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many new contents are written beside the originals.
    Prepared(usize),
    /// So many originals are replaced.
    Replaced(usize),
}

struct Prepared<'a> {
    change: &'a Change,
    /// The file itself, behind symbolic links.
    target: PathBuf,
    new: NamedTempFile,
    kept: TempPath,
}

/// Writes all changes. `between` is called after each step; its error is as good as the step's own.
///
/// # Errors
/// A file or its folder is read-only, a file is not what was read any more, the system refuses, or
/// somebody interrupts. All files are then as they were.
pub fn apply(
    changes: &[Change],
    between: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut prepared = Vec::with_capacity(changes.len());
    for change in changes {
        interrupt::check()?;
        let ready = prepare(change).with_context(|| format!("cannot write {}", change.shown))?;
        prepared.push(ready);
        between(Step::Prepared(prepared.len()))?;
    }
    let mut replaced: Vec<(PathBuf, TempPath)> = Vec::new();
    let outcome = replace_all(prepared, &mut replaced, between);
    if let Err(error) = outcome {
        return Err(put_back(replaced, error));
    }
    Ok(())
}

fn replace_all(
    prepared: Vec<Prepared<'_>>,
    replaced: &mut Vec<(PathBuf, TempPath)>,
    between: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for ready in prepared {
        interrupt::check()?;
        let cannot = || format!("cannot replace {}", ready.change.shown);
        ready
            .new
            .persist(&ready.target)
            .map_err(|error| error.error)
            .with_context(cannot)?;
        replaced.push((ready.target, ready.kept));
        between(Step::Replaced(replaced.len()))?;
    }
    interrupt::check()?;
    Ok(())
}

/// Puts originals back, the last first, and says so if that fails as well.
fn put_back(replaced: Vec<(PathBuf, TempPath)>, error: anyhow::Error) -> anyhow::Error {
    let mut lost = Vec::new();
    for (target, kept) in replaced.into_iter().rev() {
        if let Err(failed) = kept.persist(&target) {
            let kept = failed.path.keep();
            let kept = kept.map_or_else(
                |_| String::from("nowhere"),
                |path| path.display().to_string(),
            );
            lost.push(format!("{} (its contents are in {kept})", target.display()));
        }
    }
    if lost.is_empty() {
        error
    } else {
        error.context(format!("could not put back {}", lost.join(", ")))
    }
}

fn prepare(change: &Change) -> anyhow::Result<Prepared<'_>> {
    let target = fs::canonicalize(&change.path)?;
    let folder = target.parent().context("a file is in a folder")?;
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        bail!("the file is read-only");
    }
    if fs::metadata(folder)?.permissions().readonly() {
        bail!("its folder is read-only");
    }
    if fs::read(&target)? != change.before.as_bytes() {
        bail!("it was changed since it was read");
    }
    let mut new = hidden().tempfile_in(folder)?;
    std::io::Write::write_all(&mut new, change.after.as_bytes())?;
    fs::set_permissions(new.path(), permissions)?;
    new.as_file().sync_all()?;
    let kept = second_name(&target, folder)?;
    Ok(Prepared {
        change,
        target,
        new,
        kept,
    })
}

fn hidden() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".cargo-erase-");
    builder
}

/// A hard link to the original, or a copy where the file system has none.
fn second_name(target: &Path, folder: &Path) -> anyhow::Result<TempPath> {
    let linked = hidden().make_in(folder, |path| fs::hard_link(target, path));
    let kept = match linked {
        Ok(kept) => kept.into_temp_path(),
        Err(_) => {
            let copy = hidden().tempfile_in(folder)?.into_temp_path();
            fs::copy(target, &copy)?;
            copy
        }
    };
    Ok(kept)
}
