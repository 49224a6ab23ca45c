//! Middleware around a client, each with the rest of the chain in a `Next<'_>`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::async_trait;

#[derive(Debug, Default, Clone)]
pub struct Request {
    url: String,
    headers: Vec<(String, String)>,
}

#[derive(Debug, PartialEq)]
pub enum Error {
    Status(u16),
    Refused(String),
}

type Result<T, E = Error> = std::result::Result<T, E>;

#[async_trait]
pub trait Middleware: Send + Sync + 'static {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Vec<String>,
        next: Next<'_>,
    ) -> Result<String>;
}

#[derive(Clone)]
pub struct Next<'a> {
    client: &'a Client,
    rest: &'a [Arc<dyn Middleware>],
}

impl<'a> Next<'a> {
    pub async fn run(mut self, request: Request, extensions: &mut Vec<String>) -> Result<String> {
        if let Some((current, rest)) = self.rest.split_first() {
            self.rest = rest;
            current.handle(request, extensions, self).await
        } else {
            self.client.send(request).await
        }
    }
}

pub struct Client {
    chain: Box<[Arc<dyn Middleware>]>,
    failures: AtomicUsize,
}

impl Client {
    async fn send(&self, request: Request) -> Result<String> {
        tokio::task::yield_now().await;
        if self.failures.load(Ordering::Relaxed) > 0 {
            self.failures.fetch_sub(1, Ordering::Relaxed);
            return Err(Error::Status(503));
        }
        Ok(format!(
            "{} with {} headers",
            request.url,
            request.headers.len()
        ))
    }

    async fn get(&self, url: &str) -> (Result<String>, Vec<String>) {
        let mut extensions = Vec::new();
        let next = Next {
            client: self,
            rest: &self.chain,
        };
        let request = Request {
            url: url.into(),
            ..Request::default()
        };
        (next.run(request, &mut extensions).await, extensions)
    }
}

struct Authorize(&'static str);

#[async_trait]
impl Middleware for Authorize {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Vec<String>,
        next: Next<'_>,
    ) -> Result<String> {
        if request.url.starts_with("/admin") {
            return Err(Error::Refused(request.url));
        }
        request
            .headers
            .push(("authorization".into(), self.0.into()));
        extensions.push("authorized".into());
        next.run(request, extensions).await
    }
}

struct Retry {
    times: usize,
}

#[async_trait]
impl Middleware for Retry {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Vec<String>,
        next: Next<'_>,
    ) -> Result<String> {
        let mut tried = 0;
        loop {
            let result = next.clone().run(request.clone(), extensions).await;
            tried += 1;
            match result {
                Err(Error::Status(500..)) if tried < self.times => {
                    extensions.push(format!("retry {tried}"))
                }
                result => return result,
            }
        }
    }
}

fn client(failures: usize) -> Client {
    Client {
        chain: Box::new([Arc::new(Retry { times: 3 }), Arc::new(Authorize("secret"))]),
        failures: AtomicUsize::new(failures),
    }
}

#[tokio::test]
async fn each_middleware_runs_the_rest() {
    let client = client(1);
    let task = tokio::spawn(async move { client.get("/users").await });
    let (result, extensions) = task.await.unwrap();
    assert_eq!(result.unwrap(), "/users with 1 headers");
    assert_eq!(extensions, ["authorized", "retry 1", "authorized"]);
}

#[tokio::test]
async fn errors_come_back_through_the_chain() {
    assert_eq!(client(9).get("/users").await.0, Err(Error::Status(503)));
    assert_eq!(
        client(0).get("/admin").await.0,
        Err(Error::Refused("/admin".into()))
    );
}
