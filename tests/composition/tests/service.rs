//! `tower::Service` implementors that hold `dyn` values.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use erase_core::{DynFuture, erase};
use futures::executor::block_on;
use tower::util::{BoxCloneService, BoxService};
use tower::{Service, ServiceBuilder, ServiceExt as _, service_fn};

#[erase]
trait Database: Send + Sync + 'static {
    async fn user(&self, id: u64) -> Option<String>;
    async fn owned(self: Arc<Self>, id: u64) -> Result<String, Missing>;
}

#[derive(Debug, PartialEq)]
struct Missing;

struct Memory(&'static str);

impl Database for Memory {
    async fn user(&self, id: u64) -> Option<String> {
        (id == 1).then(|| self.0.to_owned())
    }

    async fn owned(self: Arc<Self>, id: u64) -> Result<String, Missing> {
        self.user(id).await.ok_or(Missing)
    }
}

/// Holds a `dyn` value, and its future owns a handle to it.
#[derive(Clone)]
struct Users(Arc<dyn Database>);

impl Service<u64> for Users {
    type Response = Option<String>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, id: u64) -> Self::Future {
        let database = Arc::clone(&self.0);
        Box::pin(async move { Ok(database.user(id).await) })
    }
}

#[test]
fn a_service_that_holds_a_dyn_value() {
    let mut service = Users(Arc::new(Memory("ada")));
    let answer = block_on(async { service.ready().await?.call(1).await });
    assert_eq!(answer, Ok(Some("ada".to_owned())));
}

/// A method that takes `self: Arc<Self>` returns what a service's `Future` can be as it is.
#[derive(Clone)]
struct Strict(Arc<dyn Database>);

impl Service<u64> for Strict {
    type Response = String;
    type Error = Missing;
    type Future = DynFuture<'static, Result<String, Missing>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Missing>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, id: u64) -> Self::Future {
        Arc::clone(&self.0).owned(id)
    }
}

#[test]
fn the_erased_future_is_the_services_future() {
    let mut service = Strict(Arc::new(Memory("ada")));
    assert_eq!(block_on(service.call(1)).as_deref(), Ok("ada"));
    assert_eq!(block_on(service.call(2)), Err(Missing));
}

#[test]
fn layers_and_boxes_around_it() {
    let service = ServiceBuilder::new()
        .map_request(|id: &str| id.len() as u64)
        .map_err(|_: Missing| "missing")
        .service(Strict(Arc::new(Memory("ada"))));
    let service: BoxCloneService<&str, String, &str> = BoxCloneService::new(service);
    let answers = block_on(async {
        [
            service.clone().oneshot("x").await,
            service.oneshot("xx").await,
        ]
    });
    assert_eq!(answers, [Ok("ada".to_owned()), Err("missing")]);
}

#[test]
fn a_service_from_a_closure_over_a_dyn_value() {
    let database: Arc<dyn Database> = Arc::new(Memory("ada"));
    let service = service_fn(move |id: u64| {
        let database = Arc::clone(&database);
        async move { database.user(id).await.ok_or(Missing) }
    });
    let service: BoxService<u64, String, Missing> = BoxService::new(service);
    assert_eq!(block_on(service.oneshot(1)), Ok("ada".to_owned()));
}

/// The other way round: an implementor that asks a service.
struct Remote<S>(S);

impl<S> Database for Remote<S>
where
    S: Service<u64, Response = Option<String>, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    async fn user(&self, id: u64) -> Option<String> {
        let Ok(answer) = self.0.clone().oneshot(id).await;
        answer
    }

    async fn owned(self: Arc<Self>, id: u64) -> Result<String, Missing> {
        self.user(id).await.ok_or(Missing)
    }
}

#[test]
fn an_implementor_that_asks_a_service() {
    let inner: Arc<dyn Database> = Arc::new(Memory("ada"));
    let outer: Box<dyn Database> = Box::new(Remote(Users(inner)));
    assert_eq!(block_on(outer.user(1)).as_deref(), Some("ada"));
}
