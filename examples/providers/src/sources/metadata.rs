use http_body_util::{BodyExt as _, Empty};
use hyper::{Method, Request, body::Bytes};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::{Credentials, Error, ProvideCredentials};

/// The metadata endpoint of a cloud machine. A request takes two steps, which a page in a browser cannot
/// make: `PUT /token`, and `GET /credentials` with the token.
pub(crate) struct Metadata {
    base: String,
    client: Client<HttpConnector, Empty<Bytes>>,
}

impl Metadata {
    /// The endpoint at `base`, such as `http://127.0.0.1:1338`. Does not connect yet.
    pub(crate) fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            client: Client::builder(TokioExecutor::new()).build_http(),
        }
    }

    async fn ask(&self, method: Method, path: &str, token: &[u8]) -> Result<Bytes, Error> {
        let failed = |message: String| Error::failed(&self.name(), message);
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header("x-token", token)
            .body(Empty::new())
            .map_err(|error| failed(error.to_string()))?;
        let response = match self.client.request(request).await {
            Ok(response) => response,
            Err(error) if error.is_connect() => {
                return Err(Error::not_configured(&self.name(), "nobody answers"));
            }
            Err(error) => return Err(failed(error.to_string())),
        };
        let status = response.status();
        if !status.is_success() {
            return Err(failed(format!("{path} answers {status}")));
        }
        let body = response.into_body().collect().await;
        Ok(body.map_err(|error| failed(error.to_string()))?.to_bytes())
    }
}

impl ProvideCredentials for Metadata {
    fn name(&self) -> String {
        format!("metadata {}", self.base)
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let token = self.ask(Method::PUT, "/token", b"").await?;
        let json = self.ask(Method::GET, "/credentials", &token).await?;
        // The parser's own error would quote what it read.
        let document = serde_json::from_slice(&json).map_err(|_| "not JSON".to_owned());
        document
            .and_then(|document| Credentials::read(&self.name(), &document))
            .map_err(|message| Error::failed(&self.name(), message))
    }
}
