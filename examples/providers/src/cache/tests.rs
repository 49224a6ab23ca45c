//! The cache over a mock, with a clock that the test sets.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use tokio::{
    sync::{Semaphore, oneshot},
    task::{JoinSet, yield_now},
};

use super::{Cached, Refresh};
use crate::{Credentials, Error, ProvideCredentials, provide::MockProvideCredentials};

const REFRESH: Refresh = Refresh {
    before: Duration::from_secs(60),
    pause: Duration::from_secs(10),
};

fn at(second: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(second)
}

/// The cache behind the type that its users hold, and its clock.
struct Bench {
    cache: Arc<dyn ProvideCredentials>,
    second: Arc<AtomicU64>,
}

impl Bench {
    fn new(mock: MockProvideCredentials) -> Self {
        let second = Arc::new(AtomicU64::new(0));
        let clock = Arc::clone(&second);
        let clock = move || at(clock.load(Ordering::SeqCst));
        // A box between the two, as there is one when it is decided at run time what to cache.
        let boxed: Box<dyn ProvideCredentials> = Box::new(mock);
        let cache = Arc::new(Cached::with_clock(boxed, REFRESH, clock));
        Self { cache, second }
    }

    async fn ask_at(&self, second: u64) -> Result<String, Error> {
        self.second.store(second, Ordering::SeqCst);
        key(self.cache.provide().await)
    }

    /// As `ask_at`, and lets what goes on in the background come to its end.
    async fn settle_at(&self, second: u64) -> Result<String, Error> {
        let key = self.ask_at(second).await;
        for _ in 0..10 {
            yield_now().await;
        }
        key
    }
}

fn key(answer: Result<Credentials, Error>) -> Result<String, Error> {
    answer.map(|credentials| credentials.key_id().to_owned())
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "it is what answers are compared with"
)]
fn ok(key: &str) -> Result<String, Error> {
    Ok(key.to_owned())
}

/// The answers in turn, each a key and the second until which it is good; no answer too many.
fn mock(answers: &[Result<(&'static str, u64), Error>]) -> MockProvideCredentials {
    let mut mock = MockProvideCredentials::new();
    mock.expect_name().return_const("mock".to_owned());
    let answers = answers.to_vec();
    let next = Mutex::new(answers.clone().into_iter());
    mock.expect_provide()
        .times(answers.len())
        .returning(move || {
            let answer = next.lock().unwrap().next().unwrap();
            let answer =
                answer.map(|(key, second)| Credentials::new("mock", key, "hush").until(at(second)));
            Box::pin(async move { answer })
        });
    mock
}

#[tokio::test]
async fn credentials_are_kept_while_they_are_good() {
    let bench = Bench::new(mock(&[Ok(("a", 1000)), Ok(("b", 2000))]));
    assert_eq!(bench.settle_at(0).await, ok("a"));
    assert_eq!(bench.settle_at(939).await, ok("a"));
    // Expired: somebody has to wait for new ones.
    assert_eq!(bench.settle_at(1000).await, ok("b"));
    assert_eq!(bench.cache.name(), "mock");
}

#[tokio::test]
async fn credentials_that_do_not_expire_are_asked_for_once() {
    let mut mock = MockProvideCredentials::new();
    mock.expect_provide()
        .times(1)
        .returning(|| Box::pin(async { Ok(Credentials::new("mock", "a", "hush")) }));
    let bench = Bench::new(mock);
    assert_eq!(bench.settle_at(0).await, ok("a"));
    assert_eq!(bench.settle_at(u64::from(u32::MAX)).await, ok("a"));
}

#[tokio::test]
async fn shortly_before_they_expire_they_are_renewed_in_the_background() {
    let bench = Bench::new(mock(&[Ok(("a", 1000)), Ok(("b", 2000))]));
    assert_eq!(bench.settle_at(0).await, ok("a"));
    assert_eq!(bench.settle_at(940).await, ok("a"));
    assert_eq!(bench.settle_at(941).await, ok("b"));
}

#[tokio::test]
async fn when_renewal_fails_the_old_ones_serve_and_there_is_a_pause() {
    let failure = Error::failed("mock", "broken");
    let answers = [
        Ok(("a", 1000)),
        Err(failure.clone()),
        Err(failure.clone()),
        Err(failure.clone()),
        Ok(("b", 2000)),
    ];
    let bench = Bench::new(mock(&answers));
    assert_eq!(bench.settle_at(0).await, ok("a"));
    assert_eq!(bench.settle_at(950).await, ok("a"));
    // In the pause nobody is asked.
    assert_eq!(bench.settle_at(959).await, ok("a"));
    assert_eq!(bench.settle_at(960).await, ok("a"));
    // When they have expired there is nothing else to do, pause or not.
    assert_eq!(bench.settle_at(1000).await, Err(failure));
    assert_eq!(bench.settle_at(1001).await, ok("b"));
}

#[tokio::test]
async fn credentials_that_come_expired_are_an_error() {
    let bench = Bench::new(mock(&[Ok(("a", 10)), Ok(("b", 2000))]));
    let error = Error::failed("mock", "gave credentials that have expired");
    assert_eq!(bench.settle_at(10).await, Err(error));
    assert_eq!(bench.settle_at(11).await, ok("b"));
}

#[tokio::test]
async fn renewed_ones_that_come_expired_do_not_take_the_place_of_good_ones() {
    let bench = Bench::new(mock(&[Ok(("a", 1000)), Ok(("b", 10)), Ok(("c", 2000))]));
    assert_eq!(bench.settle_at(0).await, ok("a"));
    assert_eq!(bench.settle_at(950).await, ok("a"));
    assert_eq!(bench.settle_at(951).await, ok("a"));
    assert_eq!(bench.settle_at(1000).await, ok("c"));
}

/// Answers when the test gives leave.
fn held(gate: &Arc<Semaphore>, times: usize) -> MockProvideCredentials {
    let gate = Arc::clone(gate);
    let mut mock = MockProvideCredentials::new();
    mock.expect_name().return_const("mock".to_owned());
    mock.expect_provide().times(times).returning(move || {
        let gate = Arc::clone(&gate);
        Box::pin(async move {
            gate.acquire().await.unwrap().forget();
            Ok(Credentials::new("mock", "a", "hush").until(at(1000)))
        })
    });
    mock
}

#[tokio::test]
async fn many_who_ask_at_once_are_one_request() {
    let gate = Arc::new(Semaphore::new(0));
    let bench = Bench::new(held(&gate, 1));
    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        let cache = Arc::clone(&bench.cache);
        tasks.spawn(async move { key(cache.provide().await) });
    }
    yield_now().await;
    gate.add_permits(1);
    assert_eq!(tasks.join_all().await, vec![ok("a"); 100]);
}

#[tokio::test]
async fn a_failure_is_the_answer_to_all_who_wait() {
    let failure = Error::failed("mock", "broken");
    let bench = Bench::new(mock(&[Err(failure.clone())]));
    let cache = &bench.cache;
    let answers = tokio::join!(cache.provide(), cache.provide(), cache.provide());
    for answer in [answers.0, answers.1, answers.2] {
        assert_eq!(key(answer), Err(failure.clone()));
    }
}

#[tokio::test]
async fn a_request_outlives_the_one_who_began_it() {
    let gate = Arc::new(Semaphore::new(0));
    let bench = Bench::new(held(&gate, 1));
    let cache = Arc::clone(&bench.cache);
    let first = tokio::spawn(async move { key(cache.provide().await) });
    yield_now().await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    gate.add_permits(1);
    assert_eq!(bench.ask_at(1).await, ok("a"));
}

#[tokio::test]
async fn nobody_waits_while_old_ones_are_good() {
    let gate = Arc::new(Semaphore::new(1));
    let bench = Bench::new(held(&gate, 2));
    assert_eq!(bench.ask_at(0).await, ok("a"));
    // The second request is held back, and goes on while these are answered.
    for second in [950, 951, 970, 999] {
        assert_eq!(bench.ask_at(second).await, ok("a"));
    }
}

#[tokio::test]
async fn a_panic_is_an_error_and_the_next_one_asks_again() {
    let (sender, receiver) = oneshot::channel();
    let mut first = Some(receiver);
    let mut mock = MockProvideCredentials::new();
    mock.expect_name().return_const("mock".to_owned());
    mock.expect_provide().times(2).returning(move || {
        let first = first.take();
        Box::pin(async move {
            if let Some(first) = first {
                first.await.expect("this is part of the test");
            }
            Ok(Credentials::new("mock", "a", "hush"))
        })
    });
    let bench = Bench::new(mock);
    drop::<oneshot::Sender<()>>(sender);
    let error = Error::failed("mock", "the provider panicked");
    assert_eq!(bench.ask_at(0).await, Err(error));
    assert_eq!(bench.ask_at(0).await, ok("a"));
}
