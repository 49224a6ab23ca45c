//! Files and standard input as a [`Source`], standard output as a [`Sink`].

use std::{collections::VecDeque, io::ErrorKind, path::PathBuf};

use anyhow::{Context, Error};
use bytes::{Bytes, BytesMut};
use tokio::{
    fs::File,
    io::{self, AsyncRead, AsyncReadExt, AsyncWriteExt, Stdout},
};

use crate::plugin::{CHUNK, Closed, Result, Sink, Source};

/// The bytes of several files, one after the other as they are; `-` is standard input.
pub(crate) struct Files {
    waiting: VecDeque<PathBuf>,
    open: Option<Open>,
}

struct Open {
    name: String,
    bytes: Box<dyn AsyncRead + Send + Unpin>,
}

impl Files {
    pub(crate) fn new(paths: Vec<PathBuf>) -> Self {
        Self {
            waiting: paths.into(),
            open: None,
        }
    }
}

impl Open {
    async fn file(path: PathBuf) -> Result<Self> {
        if path.as_os_str() == "-" {
            return Ok(Self {
                name: "standard input".to_owned(),
                bytes: Box::new(io::stdin()),
            });
        }
        let name = path.display().to_string();
        let file = File::open(path).await;
        let file = file.with_context(|| format!("cannot open {name}"))?;
        Ok(Self {
            name,
            bytes: Box::new(file),
        })
    }

    async fn read(&mut self) -> Result<Bytes> {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let read = self.bytes.read_buf(&mut chunk).await;
        read.with_context(|| format!("cannot read {}", self.name))?;
        Ok(chunk.freeze())
    }
}

impl Source for Files {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        loop {
            let open = match &mut self.open {
                Some(open) => open,
                None => match self.waiting.pop_front() {
                    Some(path) => self.open.insert(Open::file(path).await?),
                    None => return Ok(None),
                },
            };
            let chunk = open.read().await?;
            if !chunk.is_empty() {
                return Ok(Some(chunk));
            }
            self.open = None;
        }
    }
}

/// Standard output. A reader that has seen enough and goes away, such as `head`, is no failure.
pub(crate) struct Output(Stdout);

impl Output {
    pub(crate) fn new() -> Self {
        Self(io::stdout())
    }
}

fn explain(error: io::Error) -> Error {
    match error.kind() {
        ErrorKind::BrokenPipe => Closed.into(),
        _ => Error::new(error).context("cannot write to standard output"),
    }
}

impl Sink for Output {
    async fn write(&mut self, chunk: Bytes) -> Result<()> {
        self.0.write_all(&chunk).await.map_err(explain)
    }

    async fn close(mut self) -> Result<()> {
        self.0.flush().await.map_err(explain)
    }
}
