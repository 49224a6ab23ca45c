//! Mirrors: services that return the content of a file.

use std::{path::PathBuf, sync::Arc};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::Request;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use sha2::{Digest as _, Sha256};
use tokio::{fs, task::spawn_blocking};

use crate::{BoxLaunch, Launch, tower::FromTower};

pub(crate) use ::tower::BoxError;

/// A mirror of any kind.
pub(crate) type Mirror = BoxLaunch<Wanted, Bytes, BoxError>;

/// A file and its digest.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub path: Arc<str>,
    /// Its SHA-256, in hexadecimal digits.
    pub digest: Arc<str>,
}

/// Parses a list whose lines are a digest, two spaces and a path.
pub(crate) fn parse_list(text: &str) -> Result<Vec<Wanted>, BoxError> {
    let lines = (1..).zip(text.lines());
    let list: Result<Vec<_>, _> = lines
        .map(|(number, line)| match line.split_once("  ") {
            Some((digest, path)) if digest.len() == 64 => Ok(Wanted {
                path: path.into(),
                digest: digest.into(),
            }),
            _ => Err(format!(
                "line {number}: expected a SHA-256, two spaces and a path"
            )),
        })
        .collect();
    Ok(list?)
}

/// A folder with the files at their paths.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: &str) -> Self {
        Self(path.into())
    }
}

impl Launch for Folder {
    type Request = Wanted;
    type Response = Bytes;
    type Error = BoxError;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Bytes, BoxError>> + Send + use<> {
        let path = self.0.join(&*wanted.path);
        async move {
            let bytes = fs::read(&path).await;
            let bytes = bytes.map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(bytes.into())
        }
    }
}

/// A web server with the files under a common address.
pub(crate) struct Http {
    base: String,
    /// hyper's client is a `tower::Service`, so it can be a service here.
    web: FromTower<Client<HttpConnector, Empty<Bytes>>, Request<Empty<Bytes>>>,
}

impl Http {
    /// Does not connect yet.
    pub(crate) fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            web: FromTower::new(Client::builder(TokioExecutor::new()).build_http()),
        }
    }
}

impl Launch for Http {
    type Request = Wanted;
    type Response = Bytes;
    type Error = BoxError;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Bytes, BoxError>> + Send + use<> {
        let address = format!("{}/{}", self.base, wanted.path);
        let request = Request::get(&address).body(Empty::new());
        let answer = request.map(|request| self.web.launch(request));
        async move {
            let response = answer?
                .await
                .map_err(|error| format!("{address}: {error}"))?;
            let status = response.status();
            if !status.is_success() {
                return Err(format!("{address}: the server answers {status}").into());
            }
            Ok(response.into_body().collect().await?.to_bytes())
        }
    }
}

/// Verifies the digest of each file.
pub(crate) struct Verified<S>(pub S);

impl<S> Launch for Verified<S>
where
    S: Launch<Request = Wanted, Response = Bytes, Error = BoxError>,
{
    type Request = Wanted;
    type Response = Bytes;
    type Error = BoxError;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Bytes, BoxError>> + Send + use<S> {
        let answer = self.0.launch(wanted.clone());
        async move {
            let bytes = answer.await?;
            let content = bytes.clone();
            // A large file takes seconds, which must not block this thread.
            let digest = spawn_blocking(move || Sha256::digest(&content)).await?;
            if *wanted.digest != hex(&digest) {
                return Err("wrong content".into());
            }
            Ok(bytes)
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
