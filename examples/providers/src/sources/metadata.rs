//! The endpoint that a machine of a cloud has for what runs on it.

use std::time::Duration;

use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::{Method, Request, StatusCode, body::Bytes};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::time::timeout;

use crate::{Credentials, Error, ProvideCredentials, document};

/// How long a whole exchange may take; the endpoint is on this machine.
const LIMIT: Duration = Duration::from_secs(5);

/// How long it may take to connect: where there is no endpoint, nobody may refuse the connection.
const CONNECT_LIMIT: Duration = Duration::from_secs(1);

/// No answer is as long as this.
const LONGEST: usize = 64 << 10;

/// Asks an HTTP endpoint in two steps, which no page in a browser can be made to do: `PUT /token`
/// for a token, and `GET /credentials` with it.
#[derive(Debug)]
pub struct Metadata {
    base: String,
    name: String,
    client: Client<HttpConnector, Empty<Bytes>>,
}

/// What came of a request.
type Answer = Result<(StatusCode, Bytes), String>;

impl Metadata {
    /// The endpoint at `base`, such as `http://127.0.0.1:1338`. Nothing is connected yet.
    pub fn new(base: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECT_LIMIT));
        Self {
            base: base.trim_end_matches('/').to_owned(),
            name: format!("metadata {base}"),
            client: Client::builder(TokioExecutor::new()).build(connector),
        }
    }

    /// Whether there is nobody at that address is told apart from all else that can go wrong.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        header: (&str, &[u8]),
    ) -> Result<Answer, Error> {
        let (name, value) = header;
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(name, value)
            .body(Empty::new())
            .map_err(|error| Error::failed(&self.name, error))?;
        let response = match self.client.request(request).await {
            Ok(response) => response,
            Err(error) if error.is_connect() => {
                return Err(Error::not_configured(&self.name, "nobody answers"));
            }
            Err(error) => return Ok(Err(error.to_string())),
        };
        let status = response.status();
        let body = Limited::new(response.into_body(), LONGEST).collect().await;
        Ok(body
            .map(|body| (status, body.to_bytes()))
            .map_err(|error| error.to_string()))
    }

    async fn exchange(&self) -> Result<Credentials, Error> {
        let failed = |message| Error::failed(&self.name, message);
        let ttl = ("x-token-ttl-seconds", &b"60"[..]);
        let token = match self.ask(Method::PUT, "/token", ttl).await? {
            Ok((StatusCode::OK, token)) => token,
            Ok((status, _)) => return Err(failed(format!("no token, but {status}"))),
            Err(message) => return Err(failed(message)),
        };
        let token = ("x-token", &*token);
        match self.ask(Method::GET, "/credentials", token).await? {
            Ok((StatusCode::OK, json)) => document::read_json(&self.name, &json)
                .map_err(|message| failed(format!("answered {message}"))),
            Ok((StatusCode::NOT_FOUND, _)) => {
                Err(Error::not_configured(&self.name, "this machine has none"))
            }
            Ok((status, _)) => Err(failed(format!("no credentials, but {status}"))),
            Err(message) => Err(failed(message)),
        }
    }
}

impl ProvideCredentials for Metadata {
    fn name(&self) -> &str {
        &self.name
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let limit = humantime::format_duration(LIMIT);
        timeout(LIMIT, self.exchange()).await.unwrap_or_else(|_| {
            Err(Error::failed(
                &self.name,
                format_args!("no answer within {limit}"),
            ))
        })
    }
}
