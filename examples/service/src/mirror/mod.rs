//! Mirrors: services that answer with the content of a file.

mod folder;
mod http;
mod verified;

use std::{io, sync::Arc};

use bytes::Bytes;
use hyper::StatusCode;
use tower::{BoxError, timeout::error::Elapsed};

pub use self::{folder::Folder, http::Http, verified::Verified};
use crate::{
    BoxLaunch,
    list::{Digest, Wanted},
};

/// A mirror of any kind.
pub type Mirror = BoxLaunch<Wanted, Fetched, Failure>;

/// A file that is larger than this is not fetched: all of it is kept in memory.
pub const LARGEST: usize = 1 << 30;

/// A file, as a mirror has it.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The name of the mirror.
    pub mirror: Arc<str>,
    /// The content.
    pub bytes: Bytes,
}

/// Why a mirror has not given a file.
#[derive(Debug, thiserror::Error)]
#[error("{mirror}: {reason}")]
pub struct Failure {
    /// The name of the mirror.
    pub mirror: Arc<str>,
    /// What went wrong.
    pub reason: Reason,
}

/// What can go wrong with a mirror.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// It does not have the file.
    #[error("no such file")]
    Missing,
    /// The content is not what is wanted.
    #[error("wrong content, with the SHA-256 {0}")]
    Wrong(Digest),
    /// The file is larger than [`LARGEST`].
    #[error("larger than {LARGEST} bytes")]
    TooLarge,
    /// The disk.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The server says so.
    #[error("the server answers {0}")]
    Status(StatusCode),
    /// The network, or something that is no web server.
    #[error("{}", chain(&**.0))]
    Network(BoxError),
    /// It took too long.
    #[error("no answer in time")]
    Timeout,
    /// Someone wanted to see what happens.
    #[error("failed on purpose")]
    OnPurpose,
}

impl Reason {
    fn network(error: impl Into<BoxError>) -> Self {
        Self::Network(error.into())
    }

    /// What tower's middlewares answer when they are the ones that give up.
    pub fn from_tower(error: BoxError) -> Self {
        if error.is::<Elapsed>() {
            Self::Timeout
        } else {
            Self::Network(error)
        }
    }

    /// Whether it is worth asking again, the same mirror or another: nearly always, since another
    /// one may have what this one has not.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::TooLarge)
    }
}

/// Clients tell what went wrong in several layers, the first of which says little.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}
