//! Writes a copy to a file.

use std::path::PathBuf;

use anyhow::Context;
use bytes::Bytes;
use tokio::{fs::File, io::AsyncWriteExt};

use crate::{Opt, Plugin, Registration, Result, Sink};

inventory::submit! {
    Registration {
        name: "tee",
        about: "Passes its input on, and writes a copy to a file",
        options: &[Opt::required("path", "the file, which is overwritten")],
        build: |options| Ok(Box::new(Tee { path: options.get("path")?, file: None })),
        module: module_path!(),
    }
}

struct Tee {
    path: PathBuf,
    /// Opened only when the pipeline runs, so that one that is refused overwrites nothing.
    file: Option<File>,
}

impl Tee {
    async fn file(&mut self) -> Result<&mut File> {
        match &mut self.file {
            Some(file) => Ok(file),
            none => {
                let file = File::create(&self.path).await;
                let file =
                    file.with_context(|| format!("cannot create {}", self.path.display()))?;
                Ok(none.insert(file))
            }
        }
    }
}

impl Plugin for Tee {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        let written = self.file().await?.write_all(&chunk).await;
        written.with_context(|| format!("cannot write {}", self.path.display()))?;
        out.write(chunk).await
    }

    async fn finish(mut self, _out: &mut dyn Sink) -> Result<()> {
        let written = self.file().await?.flush().await;
        written.with_context(|| format!("cannot write {}", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use crate::testing::apply;

    #[test]
    fn the_copy_and_the_output_are_the_input() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("copy");
        let path = format!("path={}", file.display());
        for input in ["one\ntwo", ""] {
            let output = apply(&["tee", &path], input).unwrap();
            assert_eq!(output, input.as_bytes());
            assert_eq!(fs::read_to_string(&file).unwrap(), input);
        }
    }

    #[test]
    fn a_file_that_cannot_be_created_is_named() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("missing").join("copy");
        let path = format!("path={}", file.display());
        let error = apply(&["tee", &path], "").unwrap_err();
        let message = format!("cannot create {}: ", file.display());
        assert!(format!("{error:#}").starts_with(&message), "{error:#}");
    }

    #[test]
    fn a_pipeline_that_is_refused_overwrites_nothing() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("kept");
        fs::write(&file, "kept").unwrap();
        let path = format!("path={}", file.display());
        let error = apply(&["tee", &path, "then", "count", "top=ten"], "new").unwrap_err();
        assert!(
            error.to_string().starts_with("stage 2, `count`: "),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
    }
}
