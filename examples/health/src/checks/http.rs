//! Whether a web server answers that all is well.

use http_body_util::{BodyExt as _, Empty};
use hyper::{
    Request, Response, StatusCode, Uri,
    body::{Body as _, Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::check::{Failure, HealthCheck, Look};

/// A body that is longer than this is not read, and its connection not used again.
const LONGEST_BODY: u64 = 1 << 20;

type Connection = SendRequest<Empty<Bytes>>;

/// An `http` address in the parts that a request needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    authority: String,
    address: String,
    path: String,
}

impl Target {
    /// Takes an address apart.
    ///
    /// # Errors
    ///
    /// It is no address, or not an `http` one: there is no TLS here.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let uri: Uri = text
            .parse()
            .map_err(|error| Failure::new(format_args!("not an address: {error}")))?;
        let authority = match (uri.scheme_str(), uri.authority()) {
            (Some("http"), Some(authority)) => authority,
            (Some("https"), _) => {
                return Err(Failure::new("https is not supported, only http"));
            }
            _ => return Err(Failure::new("an address begins with `http://` and a host")),
        };
        let port = authority.port_u16().unwrap_or(80);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            authority: authority.to_string(),
            address: format!("{}:{port}", authority.host()),
            path: path.to_owned(),
        })
    }
}

/// Asks for a page, and is content with a status of 200 to 299.
///
/// The connection is kept for the next look. It is taken out of `self` while a request is under
/// way, so a look that is given up half-way leaves no half-read answer behind.
#[derive(Debug)]
pub struct Http {
    target: Target,
    name: String,
    idle: Option<Connection>,
}

impl Http {
    /// A check that is not connected yet.
    pub fn new(target: Target) -> Self {
        Self {
            name: format!("http {}{}", target.authority, target.path),
            target,
            idle: None,
        }
    }

    async fn connect(&self) -> Result<Connection, Failure> {
        let stream = TcpStream::connect(&self.target.address)
            .await
            .map_err(|error| Failure::new(format_args!("cannot connect: {error}")))?;
        let (sender, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(Failure::new)?;
        // It ends with the sender; what goes wrong in it is told to the request as well.
        tokio::spawn(connection);
        Ok(sender)
    }

    async fn ask(&self, connection: &mut Connection) -> hyper::Result<Response<Incoming>> {
        connection.ready().await?;
        let mut request = Request::new(Empty::new());
        *request.uri_mut() = self.target.path.parse().unwrap_or_default();
        if let Ok(host) = self.target.authority.parse() {
            request.headers_mut().insert(header::HOST, host);
        }
        connection.send_request(request).await
    }

    /// A connection that was kept may have been closed by the other side in the meantime: that is
    /// no failure, and a new one is opened.
    async fn answer(&mut self) -> Result<(Connection, Response<Incoming>), Failure> {
        if let Some(mut connection) = self.idle.take() {
            if let Ok(response) = self.ask(&mut connection).await {
                return Ok((connection, response));
            }
        }
        let mut connection = self.connect().await?;
        let response = self.ask(&mut connection).await.map_err(Failure::new)?;
        Ok((connection, response))
    }
}

impl HealthCheck for Http {
    fn name(&self) -> &str {
        &self.name
    }

    async fn check(&mut self) -> Look {
        let (connection, response) = self.answer().await?;
        let status = response.status();
        let body = response.into_body();
        // An answer that is read to its end leaves the connection free for the next request.
        if body
            .size_hint()
            .upper()
            .is_some_and(|length| length <= LONGEST_BODY)
        {
            body.collect().await.map_err(Failure::new)?;
            self.idle = Some(connection);
        }
        seen(status)
    }
}

fn seen(status: StatusCode) -> Look {
    if status.is_success() {
        Ok(format!("answers {status}"))
    } else {
        Err(Failure::new(format_args!("answers {status}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let target = Target::parse("http://localhost:8080/health?full").unwrap();
        assert_eq!(target.address, "localhost:8080");
        assert_eq!(target.path, "/health?full");
        let target = Target::parse("http://example.org").unwrap();
        assert_eq!(target.address, "example.org:80");
        assert_eq!(target.authority, "example.org");
        assert_eq!(target.path, "/");
    }

    #[test]
    fn an_address_without_http_is_refused() {
        let refused = |text| Target::parse(text).unwrap_err().to_string();
        assert_eq!(
            refused("https://example.org"),
            "https is not supported, only http"
        );
        assert_eq!(
            refused("localhost:80"),
            "an address begins with `http://` and a host"
        );
        assert!(refused("http://a b").starts_with("not an address: "));
    }
}
