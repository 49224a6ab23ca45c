//! Whether git knows of changes that are not committed: what is written can then not be told from
//! them, nor taken back.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

/// # Errors
/// The folder is in a git repository and has changes, or git cannot be asked. Without a repository
/// there is nothing to ask.
pub(crate) fn refuse_dirty(root: &Path) -> anyhow::Result<()> {
    let in_repository = root.ancestors().any(|folder| folder.join(".git").exists());
    if !in_repository {
        return Ok(());
    }
    let status = Command::new("git")
        .arg("-C")
        .arg(root)
        .args([
            "status",
            "--porcelain",
            "--untracked-files=normal",
            "--",
            ".",
        ])
        .output();
    let status = match status {
        Ok(status) => status,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!(
                "\
                    this is a git repository, and git cannot be found; `--allow-dirty` \
                    goes on without it"
            )
        }
        Err(error) => return Err(error).context("cannot run git"),
    };
    if !status.status.success() {
        bail!(
            "git status failed: {}",
            String::from_utf8_lossy(&status.stderr).trim()
        );
    }
    let changed = String::from_utf8_lossy(&status.stdout);
    if changed.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = changed.lines().take(10).collect();
    bail!(
        "there are changes that are not committed; commit them, or say `--allow-dirty`:\n{}",
        shown.join("\n")
    )
}
