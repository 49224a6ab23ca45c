//! A circuit breaker and a limiter around a remote, over a clock that tests can move.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::async_trait;

#[async_trait]
pub trait Clock: Send + Sync {
    fn now(&self) -> u64;
    async fn wait_until(&self, time: u64);
}

#[async_trait]
pub trait Remote: Send + Sync {
    type Error: std::error::Error + Send + Sync + 'static;
    async fn call(&self, argument: u32) -> Result<u32, Self::Error>;
}

#[derive(Debug)]
pub enum BreakerError<E> {
    Open { until: u64 },
    Remote(E),
}

impl<E: std::fmt::Display> std::fmt::Display for BreakerError<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BreakerError::Open { until } => write!(f, "open until {until}"),
            BreakerError::Remote(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for BreakerError<E> {}

#[derive(Default)]
struct State {
    failures: u32,
    open_until: u64,
}

struct Breaker<R> {
    remote: R,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[async_trait]
impl<R> Remote for Breaker<R>
where
    R: Remote,
{
    type Error = BreakerError<R::Error>;
    async fn call(&self, argument: u32) -> Result<u32, Self::Error> {
        let now = self.clock.now();
        let mut state = self.state.lock().await;
        if state.open_until > now {
            return Err(BreakerError::Open {
                until: state.open_until,
            });
        }
        match self.remote.call(argument).await {
            Ok(answer) => {
                state.failures = 0;
                Ok(answer)
            }
            Err(error) => {
                state.failures += 1;
                if state.failures >= 2 {
                    state.open_until = now + 10;
                }
                Err(BreakerError::Remote(error))
            }
        }
    }
}

struct Limited<R> {
    remote: R,
    clock: Arc<dyn Clock>,
    next: Mutex<u64>,
}

#[async_trait]
impl<R: Remote> Remote for Limited<R> {
    type Error = R::Error;
    async fn call(&self, argument: u32) -> Result<u32, R::Error> {
        let at = {
            let mut next = self.next.lock().await;
            *next += 1;
            *next
        };
        self.clock.wait_until(at).await;
        self.remote.call(argument).await
    }
}

#[derive(Default)]
struct Manual(AtomicU64);

#[async_trait]
impl Clock for Manual {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
    async fn wait_until(&self, time: u64) {
        tokio::task::yield_now().await;
        self.0.fetch_max(time, Ordering::SeqCst);
    }
}

struct Flaky;

#[async_trait]
impl Remote for Flaky {
    type Error = std::num::TryFromIntError;
    async fn call(&self, argument: u32) -> Result<u32, Self::Error> {
        u8::try_from(argument).map(u32::from)
    }
}

type DynRemote = Box<dyn Remote<Error = BreakerError<std::num::TryFromIntError>>>;

#[tokio::test]
async fn a_breaker_opens_and_closes() {
    let clock: Arc<dyn Clock> = Arc::new(Manual::default());
    let limited = Limited {
        remote: Flaky,
        clock: Arc::clone(&clock),
        next: Mutex::new(0),
    };
    let remote: DynRemote = Box::new(Breaker {
        remote: limited,
        clock: clock.clone(),
        state: Mutex::default(),
    });
    let task = tokio::spawn(async move {
        let mut answers = Vec::new();
        for argument in [1, 300, 301, 2] {
            answers.push(
                remote
                    .call(argument)
                    .await
                    .map_err(|error| error.to_string()),
            );
        }
        clock.wait_until(20).await;
        answers.push(remote.call(3).await.map_err(|error| error.to_string()));
        answers
    });
    let out_of_range = || Err(u8::try_from(300_u32).unwrap_err().to_string());
    let answers = task.await.unwrap();
    assert_eq!(
        answers,
        [
            Ok(1),
            out_of_range(),
            out_of_range(),
            Err("open until 12".into()),
            Ok(3)
        ]
    );
}
