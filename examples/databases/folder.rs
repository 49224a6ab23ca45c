//! The folder that the stores are built in.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// A temporary folder, which takes its final name when all is done, and is removed otherwise: the
/// folder that the user asked for is there in full or not at all.
pub(crate) struct Folder {
    temporary: TempDir,
    kept_as: Option<PathBuf>,
}

impl Folder {
    /// Makes the temporary folder, beside the final one so that it can be renamed.
    pub(crate) fn create(kept_as: Option<&Path>) -> Result<Self> {
        let kept_as = kept_as.map(check_target).transpose()?;
        let parent = match kept_as.as_deref().map(Path::parent) {
            None => env::temp_dir(),
            // The parent of a bare name is empty.
            Some(None) => PathBuf::from("."),
            Some(Some(parent)) if parent == Path::new("") => PathBuf::from("."),
            Some(Some(parent)) => parent.to_owned(),
        };
        let problem = || format!("cannot write to the folder {}", parent.display());
        fs::metadata(&parent).with_context(problem)?;
        let temporary = tempfile::Builder::new()
            .prefix(".databases-")
            .tempdir_in(&parent)
            .with_context(problem)?;
        let folder = Self { temporary, kept_as };
        // The temporary folder is closed to other users; this one is as the user's folders are.
        fs::create_dir(folder.stores()).context("cannot create a folder for the stores")?;
        Ok(folder)
    }

    /// Where the stores go for now.
    pub(crate) fn stores(&self) -> PathBuf {
        self.temporary.path().join("stores")
    }

    /// Gives the stores their final place, if there is one, and tells which. Nothing may hold them
    /// open any more.
    pub(crate) fn finish(self) -> Result<Option<PathBuf>> {
        if let Some(target) = &self.kept_as {
            fs::rename(self.stores(), target)
                .with_context(|| format!("cannot keep the stores in {}", target.display()))?;
        }
        self.temporary
            .close()
            .context("cannot remove the temporary folder")?;
        Ok(self.kept_as)
    }
}

/// The path, resolved as far as it exists.
fn check_target(path: &Path) -> Result<PathBuf> {
    let shown = path.display();
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path.to_owned()),
        Err(error) => return Err(error).with_context(|| format!("cannot use {shown}")),
        Ok(_) => {}
    }
    let target = path
        .canonicalize()
        .with_context(|| format!("cannot use {shown}"))?;
    let mut entries = fs::read_dir(&target).with_context(|| format!("cannot use {shown}"))?;
    if entries.next().is_some() {
        bail!("{shown} is not empty; name a folder that is new or empty");
    }
    Ok(target)
}
