//! The middleware, around a box and around a concrete type, with a paused clock.

use std::{
    collections::VecDeque,
    num::NonZeroU32,
    sync::{Arc, Mutex},
    time::Duration,
};

use ::tower::{BoxError, ServiceBuilder, service_fn, timeout::error::Elapsed};
use tokio::time::Instant;

use crate::{
    BoxLaunch, Launch,
    middleware::{Flaky, RateLimit, Retry, Rotation, Shared},
    tower::{FromTower, IntoTower},
};

type Answer = Result<&'static str, &'static str>;
type Boxed = BoxLaunch<u32, &'static str, &'static str>;

/// Answers from its script, and then `Ok("")`. Records the requests and their times.
#[derive(Clone)]
struct Scripted {
    script: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<(u32, u128)>>>,
    start: Instant,
}

impl Scripted {
    fn new(script: &[Answer]) -> Self {
        Self {
            script: Arc::new(Mutex::new(script.iter().copied().collect())),
            asked: Arc::default(),
            start: Instant::now(),
        }
    }

    fn boxed(&self) -> Boxed {
        Box::new(self.clone())
    }

    /// The requests in the order of the calls, and their milliseconds.
    fn asked(&self) -> Vec<(u32, u128)> {
        self.asked.lock().unwrap().clone()
    }
}

impl Launch for Scripted {
    type Request = u32;
    type Response = &'static str;
    type Error = &'static str;

    fn launch(&mut self, request: u32) -> impl Future<Output = Answer> + Send + use<> {
        let time = self.start.elapsed().as_millis();
        self.asked.lock().unwrap().push((request, time));
        let answer = self.script.lock().unwrap().pop_front();
        async move {
            tokio::task::yield_now().await;
            answer.unwrap_or(Ok(""))
        }
    }
}

fn retry<S: Launch>(service: S) -> Retry<S> {
    Retry::new(
        service,
        NonZeroU32::new(3).unwrap(),
        Duration::from_millis(100),
    )
}

#[tokio::test(start_paused = true)]
async fn a_retry_asks_until_there_is_an_answer_or_no_attempt_left() {
    let service = Scripted::new(&[Err("x"), Ok("a"), Err("x"), Err("y"), Err("z")]);
    assert_eq!(retry(service.boxed()).launch(1).await, Ok("a"));
    assert_eq!(retry(service.clone()).launch(2).await, Err("z"));
    let asked = service.asked().into_iter().map(|(request, _)| request);
    assert_eq!(asked.collect::<Vec<_>>(), [1, 1, 2, 2, 2]);
}

#[tokio::test]
async fn a_retry_launches_at_the_call() {
    let service = Scripted::new(&[]);
    let answer = retry(service.boxed()).launch(1);
    assert_eq!(service.asked().len(), 1);
    // The retry is dropped; its future continues.
    assert_eq!(answer.await, Ok(""));
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_gives_out_times_at_the_call() {
    let service = Scripted::new(&[]);
    let mut limit = RateLimit::new(service.boxed(), Duration::from_millis(100));
    let (first, second) = (limit.launch(1), limit.launch(2));
    second.await.unwrap();
    first.await.unwrap();
    limit.launch(3).await.unwrap();
    assert_eq!(service.asked(), [(2, 100), (1, 100), (3, 200)]);
}

#[tokio::test]
async fn a_rotation_begins_with_another_service_each_time_and_goes_on_to_the_others() {
    let services = [
        Scripted::new(&[Err("a"), Ok("a")]),
        Scripted::new(&[Err("b"), Err("b")]),
    ];
    let mut rotation = Rotation::new(services.iter().map(Scripted::boxed).collect());
    assert_eq!(rotation.launch(0).await, Err("b"));
    // Starts with the second, and continues with the first.
    assert_eq!(rotation.launch(1).await, Ok("a"));
}

#[tokio::test]
async fn two_answers_of_one_service_are_under_way_and_no_lock_is_held() {
    let service = Scripted::new(&[Ok("first"), Ok("second")]);
    let mut handle = Shared::new(service.boxed());
    let mut other = handle.clone();
    let (first, second) = (handle.launch(1), other.launch(2));
    drop((handle, other));
    assert_eq!(tokio::spawn(second).await.unwrap(), Ok("second"));
    assert_eq!(first.await, Ok("first"));
}

#[tokio::test]
async fn some_of_a_flaky_services_answers_are_failures() {
    for (percent, answer) in [(0, Ok("")), (100, Err("on purpose"))] {
        let mut flaky = Flaky::new(Scripted::new(&[]), percent, || "on purpose");
        assert_eq!(flaky.launch(1).await, answer);
    }
}

#[tokio::test]
async fn a_tower_service_is_a_launch_and_a_launch_one_of_towers() {
    let service = service_fn(async |request: u32| if request == 0 { Err("x") } else { Ok("a") });
    let there: Boxed = Box::new(FromTower::new(service));
    let mut back: Boxed = Box::new(FromTower::new(IntoTower(Shared::new(there))));
    let (good, bad) = (back.launch(1), back.launch(0));
    drop(back);
    assert_eq!((good.await, bad.await), (Ok("a"), Err("x")));
}

#[tokio::test(start_paused = true)]
async fn towers_timeout_gives_up_a_launch() {
    let never = FromTower::new(service_fn(async |_: u32| {
        std::future::pending::<Result<(), BoxError>>().await
    }));
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(1))
        .service(IntoTower(Shared::new(never)));
    let error = FromTower::new(service).launch(1).await.unwrap_err();
    assert!(error.is::<Elapsed>(), "{error}");
}
