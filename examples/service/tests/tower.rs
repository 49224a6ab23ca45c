//! To tower's `Service` and back.

mod common;

use std::{
    convert::Infallible,
    task::{Context, Poll},
    time::Duration,
};

use service::{
    Launch,
    middleware::Shared,
    tower::{FromTower, IntoTower},
};
use tower::{
    BoxError, Service, ServiceBuilder, ServiceExt as _, service_fn, timeout::error::Elapsed,
    util::BoxService,
};

use crate::common::{Boxed, Scripted};

#[tokio::test]
async fn a_boxed_launch_is_a_service() {
    let scripted = Scripted::new(&[Ok("a"), Err("x")]);
    let service = ServiceBuilder::new()
        .map_request(|text: &str| text.len().try_into().unwrap_or(u32::MAX))
        .service(IntoTower(scripted.boxed()));
    let mut service: BoxService<&str, &str, &str> = BoxService::new(service);
    assert_eq!(service.ready().await.unwrap().call("four").await, Ok("a"));
    assert_eq!(service.ready().await.unwrap().call("").await, Err("x"));
    assert_eq!(scripted.asked(), [4, 0]);
}

#[tokio::test]
async fn a_service_is_a_boxed_launch() {
    let service = service_fn(async |request: u32| match request {
        0 => Err("x"),
        _ => Ok("a"),
    });
    let mut launch: Boxed = Box::new(FromTower::new(service));
    let (good, bad) = (launch.launch(1), launch.launch(0));
    drop(launch);
    assert_eq!((good.await, bad.await), (Ok("a"), Err("x")));
}

/// Is ready when it is asked for the second time, and insists on being asked.
#[derive(Clone, Default)]
struct Slow {
    asked: u32,
}

impl Service<()> for Slow {
    type Response = u32;
    type Error = Infallible;
    type Future = std::future::Ready<Result<u32, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.asked += 1;
        if self.asked < 2 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, (): ()) -> Self::Future {
        assert!(self.asked >= 2, "called before it was ready");
        std::future::ready(Ok(self.asked))
    }
}

#[tokio::test]
async fn a_service_is_called_when_it_is_ready() {
    let mut launch = FromTower::new(Slow::default());
    assert_eq!(launch.launch(()).await, Ok(2));
    assert_eq!(launch.launch(()).await, Ok(2));
}

#[tokio::test]
async fn there_and_back_again() {
    let scripted = Scripted::new(&[Ok("a"), Err("x")]);
    let shared = Shared::new(scripted.boxed());
    let mut launch: Boxed = Box::new(FromTower::new(IntoTower(shared)));
    assert_eq!(launch.launch(1).await, Ok("a"));
    assert_eq!(launch.launch(2).await, Err("x"));
    assert_eq!(scripted.asked(), [1, 2]);
}

struct Never;

impl Launch for Never {
    type Request = ();
    type Response = ();
    type Error = Infallible;

    fn launch(&mut self, (): ()) -> impl Future<Output = Result<(), Infallible>> + Send + use<> {
        std::future::pending()
    }
}

#[tokio::test(start_paused = true)]
async fn towers_timeout_gives_up_a_launch() {
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(1))
        .service(IntoTower(Shared::new(Never)));
    let error: BoxError = FromTower::new(service).launch(()).await.unwrap_err();
    assert!(error.is::<Elapsed>(), "{error}");
}
