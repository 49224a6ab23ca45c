//! Writes a file in full or not at all.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tokio::fs;

/// Writes under another name first, so that nobody ever sees half a file. `path` is one of a list,
/// and does not lead out of `folder`.
pub(crate) async fn save(folder: &Path, path: &str, content: &[u8]) -> Result<()> {
    let target = folder.join(path);
    let problem = || format!("cannot write {}", target.display());
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).await.with_context(problem)?;
    }
    let mut part = target.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    fs::write(&part, content).await.with_context(problem)?;
    fs::rename(&part, &target).await.with_context(problem)
}
