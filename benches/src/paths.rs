//! Where things are.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// Folders of the project, and one for what is thrown away.
pub(crate) struct Paths {
    pub(crate) erase_core: PathBuf,
    pub(crate) benches: PathBuf,
    pub(crate) suite: PathBuf,
    pub(crate) docs: PathBuf,
    /// Inside the target folder.
    pub(crate) scratch: PathBuf,
}

impl Paths {
    pub(crate) fn new() -> Result<Self> {
        let benches = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let root = benches
            .parent()
            .context("the package is not in a folder of the project")?;
        let program = env::current_exe()?;
        let target = program
            .ancestors()
            .nth(2)
            .context("the program is not in a target folder")?;
        Ok(Self {
            erase_core: root.join("erase-core"),
            suite: benches.join("suite"),
            docs: root.join("docs"),
            scratch: target.join("erase-bench"),
            benches: benches.clone(),
        })
    }
}

/// The cargo that runs this program, or else the one in the path.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
