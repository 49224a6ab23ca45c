//! Writes a file in full or not at all.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use service::list::PART;
use tokio::fs;

/// Writes under another name first, so that nobody ever sees half a file. `path` is one of a list:
/// it does not lead out of `folder`, and is not that other name of another file.
pub(crate) async fn save(folder: &Path, path: &str, content: &[u8]) -> Result<()> {
    let target = folder.join(path);
    let problem = || format!("cannot write {}", target.display());
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).await.with_context(problem)?;
    }
    let mut part = target.clone().into_os_string();
    part.push(PART);
    let part = PathBuf::from(part);
    fs::write(&part, content).await.with_context(problem)?;
    fs::rename(&part, &target).await.with_context(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for content in ["old and long", "new"] {
            save(folder.path(), "a/b", content.as_bytes())
                .await
                .unwrap();
            let file = folder.path().join("a/b");
            assert_eq!(fs::read_to_string(file).await.unwrap(), content);
        }
    }

    #[tokio::test]
    async fn what_cannot_be_written_leaves_the_old_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "old").await.unwrap();
        // In the place of the new content.
        fs::create_dir(folder.path().join("a.part")).await.unwrap();
        let error = save(folder.path(), "a", b"new").await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("cannot write {}", file.display())
        );
        assert_eq!(fs::read_to_string(file).await.unwrap(), "old");
    }
}
