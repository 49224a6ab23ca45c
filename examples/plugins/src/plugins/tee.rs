use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use tokio::{fs::File, io::AsyncWriteExt};

use crate::{Output, Plugin, Registration, Result};

inventory::submit!(Registration::of::<Tee>("tee", module_path!()));

/// Passes its input on, and writes a copy to a file
#[derive(Parser)]
struct Tee {
    /// The file, which is overwritten
    path: PathBuf,

    /// Opened when the pipeline runs, so that a refused command line overwrites no file.
    #[arg(skip)]
    file: Option<File>,
}

impl Tee {
    async fn file(&mut self) -> Result<&mut File> {
        if self.file.is_none() {
            let file = File::create(&self.path).await;
            self.file = Some(file.with_context(|| self.path.display().to_string())?);
        }
        Ok(self.file.as_mut().expect("it was opened above"))
    }
}

impl Plugin for Tee {
    async fn line(&mut self, line: String, out: &Output) -> Result<()> {
        let copy = format!("{line}\n");
        self.file().await?.write_all(copy.as_bytes()).await?;
        out.write(line).await
    }

    async fn finish(mut self, _out: &Output) -> Result<()> {
        self.file().await?.flush().await?;
        Ok(())
    }
}
