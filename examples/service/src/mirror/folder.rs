//! Files in a folder.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use tokio::{fs::File, io::AsyncReadExt as _};

use super::{Failure, Fetched, LARGEST, Reason};
use crate::{Launch, list::Wanted};

/// A folder with the files at their paths.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    name: Arc<str>,
}

impl Folder {
    /// A folder that need not be there: then every file is missing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.display().to_string().into();
        Self { path, name }
    }
}

impl Launch for Folder {
    type Request = Wanted;
    type Response = Fetched;
    type Error = Failure;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Fetched, Failure>> + Send + use<> {
        let path = self.path.join(&*wanted.path);
        let mirror = Arc::clone(&self.name);
        async move {
            match read(&path).await {
                Ok(bytes) => Ok(Fetched { mirror, bytes }),
                Err(reason) => Err(Failure { mirror, reason }),
            }
        }
    }
}

async fn read(path: &Path) -> Result<Bytes, Reason> {
    let file = File::open(path).await.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Io(error),
    })?;
    let mut bytes = Vec::new();
    // One byte more than is allowed tells that there is more.
    file.take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .await?;
    if bytes.len() > LARGEST {
        return Err(Reason::TooLarge);
    }
    Ok(bytes.into())
}
