//! Checks for uncommitted changes, because edits could not be distinguished from them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

/// Fails if the folder has uncommitted changes.
pub(crate) fn refuse_dirty(root: &Path) -> anyhow::Result<()> {
    if !root.ancestors().any(|folder| folder.join(".git").exists()) {
        return Ok(());
    }
    let status = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["status", "--porcelain", "--", "."])
        .output()
        .context("cannot run git; `--allow-dirty` skips this check")?;
    if !status.status.success() {
        let reason = String::from_utf8_lossy(&status.stderr);
        bail!("git status failed: {}", reason.trim());
    }
    let changed = String::from_utf8_lossy(&status.stdout);
    if changed.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = changed.lines().take(10).collect();
    bail!(
        "there are uncommitted changes; commit them, or pass `--allow-dirty`:\n{}",
        shown.join("\n")
    )
}
