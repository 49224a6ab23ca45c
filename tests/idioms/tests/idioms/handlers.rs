//! A router: closures and types are handlers, kept behind `Arc<dyn Handler>`.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub path: String,
    pub body: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    pub status: u16,
    pub body: String,
}

impl Response {
    fn ok(body: impl Into<String>) -> Self {
        Response {
            status: 200,
            body: body.into(),
        }
    }
}

#[async_trait]
pub trait Handler: Send + Sync + 'static {
    async fn call(&self, request: Request) -> Response;
}

#[async_trait]
impl<F, Fut> Handler for F
where
    F: Fn(Request) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Response> + Send,
{
    async fn call(&self, request: Request) -> Response {
        (self)(request).await
    }
}

/// A handler with state of its own.
struct WithState<S> {
    state: Arc<S>,
    answer: fn(&S, &Request) -> Response,
}

#[async_trait]
impl<S: Send + Sync + 'static> Handler for WithState<S> {
    async fn call(&self, request: Request) -> Response {
        tokio::task::yield_now().await;
        (self.answer)(&self.state, &request)
    }
}

#[derive(Default)]
struct Router {
    routes: HashMap<&'static str, Arc<dyn Handler>>,
    fallback: Option<Box<dyn Handler>>,
}

impl Router {
    fn route(mut self, path: &'static str, handler: impl Handler) -> Self {
        self.routes.insert(path, Arc::new(handler));
        self
    }

    fn fallback<H: Handler>(mut self, handler: H) -> Self {
        self.fallback = Some(Box::new(handler));
        self
    }

    async fn dispatch(&self, request: Request) -> Response {
        if let Some(handler) = self.routes.get(request.path.as_str()) {
            return handler.call(request).await;
        }
        match &self.fallback {
            Some(handler) => handler.call(request).await,
            None => Response {
                status: 404,
                body: String::new(),
            },
        }
    }
}

async fn echo(request: Request) -> Response {
    Response::ok(request.body)
}

fn get(path: &str) -> Request {
    Request {
        path: path.into(),
        body: "hello".into(),
    }
}

#[tokio::test]
async fn requests_reach_their_handlers() {
    let counter = WithState {
        state: Arc::new(40),
        answer: |state, request| Response::ok((state + request.body.len()).to_string()),
    };
    let router = Router::default()
        .route("/echo", echo)
        .route("/shout", |request: Request| async move {
            Response::ok(request.body.to_uppercase())
        })
        .route("/count", counter)
        .fallback(|request: Request| async move {
            Response {
                status: 404,
                body: request.path,
            }
        });
    let router = Arc::new(router);
    let mut tasks = Vec::new();
    for path in ["/echo", "/shout", "/count", "/none"] {
        let router = Arc::clone(&router);
        tasks.push(tokio::spawn(
            async move { router.dispatch(get(path)).await },
        ));
    }
    let mut bodies = Vec::new();
    for task in tasks {
        bodies.push(task.await.unwrap().body);
    }
    assert_eq!(bodies, ["hello", "HELLO", "45", "/none"]);
}
