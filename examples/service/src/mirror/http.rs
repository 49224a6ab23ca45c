//! Files on a web server.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty, LengthLimitError, Limited};
use hyper::{Request, Response, StatusCode, Uri, body::Incoming};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Failure, Fetched, LARGEST, Reason};
use crate::{Launch, list::Wanted, tower::FromTower};

/// What may stand in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// hyper's client is a `tower::Service`, and so a service here. It keeps connections for later
/// requests.
type Web = FromTower<Client<HttpConnector, Empty<Bytes>>, Request<Empty<Bytes>>>;

/// A web server with the files under a common address.
#[derive(Debug)]
pub struct Http {
    /// Ends with `/`.
    base: String,
    name: Arc<str>,
    web: Web,
}

impl Http {
    /// Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// `base` is not an `http` address: there is no TLS here.
    pub fn new(base: &str) -> anyhow::Result<Self> {
        let uri: Uri = base
            .parse()
            .with_context(|| format!("`{base}` is no address"))?;
        if uri.scheme_str() != Some("http") || uri.query().is_some() {
            bail!("`{base}` is no address of a folder, http://HOST/PATH");
        }
        Ok(Self {
            base: format!("{}/", base.trim_end_matches('/')),
            name: base.into(),
            web: FromTower::new(Client::builder(TokioExecutor::new()).build_http()),
        })
    }

    fn request(&self, wanted: &Wanted) -> Result<Request<Empty<Bytes>>, Reason> {
        let path = utf8_percent_encode(&wanted.path, PATH);
        Request::get(format!("{}{path}", self.base))
            .body(Empty::new())
            .map_err(Reason::network)
    }
}

impl Launch for Http {
    type Request = Wanted;
    type Response = Fetched;
    type Error = Failure;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Fetched, Failure>> + Send + use<> {
        let response = self
            .request(&wanted)
            .map(|request| self.web.launch(request));
        let mirror = Arc::clone(&self.name);
        async move {
            let bytes = async { read(response?.await.map_err(Reason::network)?).await };
            match bytes.await {
                Ok(bytes) => Ok(Fetched { mirror, bytes }),
                Err(reason) => Err(Failure { mirror, reason }),
            }
        }
    }
}

async fn read(response: Response<Incoming>) -> Result<Bytes, Reason> {
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND | StatusCode::GONE => return Err(Reason::Missing),
        other => return Err(Reason::Status(other)),
    }
    match Limited::new(response.into_body(), LARGEST).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Reason::TooLarge),
        Err(error) => Err(Reason::Network(error)),
    }
}
