//! Layers that wrap a service, as generics and behind a `Box`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::async_trait;

#[async_trait]
pub trait Service<Request: Send + 'static>: Send + Sync {
    type Response: Send;
    type Error: Send;
    async fn call(&self, request: Request) -> Result<Self::Response, Self::Error>;
}

pub trait Layer<S> {
    type Service;
    fn layer(&self, inner: S) -> Self::Service;
}

pub type BoxService<Request, Response, Error> =
    Box<dyn Service<Request, Response = Response, Error = Error>>;

struct Stack<Inner, Outer>(Inner, Outer);

impl<S, Inner: Layer<S>, Outer: Layer<Inner::Service>> Layer<S> for Stack<Inner, Outer> {
    type Service = Outer::Service;
    fn layer(&self, service: S) -> Self::Service {
        self.1.layer(self.0.layer(service))
    }
}

struct TimeoutLayer(Duration);
struct Timeout<S> {
    inner: S,
    after: Duration,
}

#[derive(Debug, PartialEq)]
enum TimeoutError<E> {
    Elapsed,
    Inner(E),
}

impl<S> Layer<S> for TimeoutLayer {
    type Service = Timeout<S>;
    fn layer(&self, inner: S) -> Timeout<S> {
        Timeout {
            inner,
            after: self.0,
        }
    }
}

#[async_trait]
impl<R: Send + 'static, S: Service<R>> Service<R> for Timeout<S> {
    type Response = S::Response;
    type Error = TimeoutError<S::Error>;
    async fn call(&self, request: R) -> Result<S::Response, TimeoutError<S::Error>> {
        match tokio::time::timeout(self.after, self.inner.call(request)).await {
            Ok(result) => result.map_err(TimeoutError::Inner),
            Err(_) => Err(TimeoutError::Elapsed),
        }
    }
}

struct CountLayer(Arc<AtomicUsize>);
struct Count<S>(S, Arc<AtomicUsize>);

impl<S> Layer<S> for CountLayer {
    type Service = Count<S>;
    fn layer(&self, inner: S) -> Count<S> {
        Count(inner, Arc::clone(&self.0))
    }
}

#[async_trait]
impl<R, S> Service<R> for Count<S>
where
    R: Send + 'static,
    S: Service<R>,
{
    type Response = S::Response;
    type Error = S::Error;
    async fn call(&self, request: R) -> Result<Self::Response, Self::Error> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.call(request).await
    }
}

struct Sleep;

#[async_trait]
impl Service<Duration> for Sleep {
    type Response = String;
    type Error = std::convert::Infallible;
    async fn call(&self, request: Duration) -> Result<String, Self::Error> {
        tokio::time::sleep(request).await;
        Ok(format!("slept {request:?}"))
    }
}

type Boxed = BoxService<Duration, String, TimeoutError<std::convert::Infallible>>;

#[tokio::test(start_paused = true)]
async fn a_stack_of_layers_is_one_boxed_service() {
    let count = Arc::new(AtomicUsize::new(0));
    let stack = Stack(
        TimeoutLayer(Duration::from_secs(1)),
        CountLayer(Arc::clone(&count)),
    );
    let service: Boxed = Box::new(stack.layer(Sleep));
    let service = Arc::new(service);
    let shared = Arc::clone(&service);
    let slept = tokio::spawn(async move { shared.call(Duration::from_millis(5)).await });
    assert_eq!(slept.await.unwrap(), Ok("slept 5ms".into()));
    assert_eq!(
        service.call(Duration::from_secs(5)).await,
        Err(TimeoutError::Elapsed)
    );
    assert_eq!(count.load(Ordering::Relaxed), 2);
}
