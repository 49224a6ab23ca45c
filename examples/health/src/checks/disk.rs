use std::path::PathBuf;

use anyhow::{Result, ensure};
use tokio::task::spawn_blocking;

use crate::HealthCheck;

/// Checks the free space of the disk that a folder is on.
pub(crate) struct Disk {
    folder: PathBuf,
    percent: u64,
}

impl Disk {
    pub(crate) fn new(folder: impl Into<PathBuf>, percent: u64) -> Self {
        let folder = folder.into();
        Self { folder, percent }
    }
}

impl HealthCheck for Disk {
    fn name(&self) -> String {
        format!("disk {}", self.folder.display())
    }

    async fn check(&mut self) -> Result<String> {
        let folder = self.folder.clone();
        // A disk that hangs, such as a network disk, must not block other checks.
        let found = spawn_blocking(move || fs4::statvfs(&folder)).await??;
        let (free, total) = (found.available_space(), found.total_space());
        let percent = free / (total / 100).max(1);
        let seen = format!("{} GiB free ({percent} %)", free >> 30);
        ensure!(percent >= self.percent, "only {seen}");
        Ok(seen)
    }
}
