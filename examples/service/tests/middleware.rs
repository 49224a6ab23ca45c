//! The middlewares, over a service of a known type and over a box.

mod common;

use std::{num::NonZeroU32, time::Duration};

use service::{
    Launch,
    middleware::{Backoff, Flaky, MapErr, RateLimit, Retry, Rotation, Shared},
};
use tokio::{task::JoinSet, time::Instant};

use crate::common::{Answer, Boxed, Scripted};

const BACKOFF: Backoff = Backoff {
    first: Duration::from_millis(100),
    most: Duration::from_secs(1),
};

fn times(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn may_pass(error: &&'static str) -> bool {
    *error != "final"
}

fn retry<S>(service: S, attempts: u32) -> Retry<S, fn(&&'static str) -> bool>
where
    S: Launch<Request = u32, Response = &'static str, Error = &'static str>,
{
    Retry::new(service, times(attempts), BACKOFF, may_pass)
}

/// Both ways of asking must do the same.
async fn both(
    script: &[Answer],
    asked: &[u32],
    wrap: impl Fn(Boxed) -> Boxed,
    known: impl Fn(Scripted) -> Boxed,
) -> Answer {
    let service = Scripted::new(script);
    let answer = wrap(service.boxed()).launch(7).await;
    assert_eq!(service.asked(), asked);
    let service = Scripted::new(script);
    assert_eq!(known(service.clone()).launch(7).await, answer);
    assert_eq!(service.asked(), asked);
    answer
}

async fn retried(script: &[Answer], asked: &[u32]) -> Answer {
    both(
        script,
        asked,
        |service| Box::new(retry(service, 3)),
        |service| Box::new(retry(service, 3)),
    )
    .await
}

#[tokio::test(start_paused = true)]
async fn a_retry_asks_until_there_is_an_answer() {
    assert_eq!(retried(&[Ok("a")], &[7]).await, Ok("a"));
    assert_eq!(retried(&[Err("x"), Ok("a")], &[7, 7]).await, Ok("a"));
    let script = [Err("x"), Err("y"), Ok("a")];
    assert_eq!(retried(&script, &[7, 7, 7]).await, Ok("a"));
}

#[tokio::test(start_paused = true)]
async fn a_retry_gives_up_with_the_last_error() {
    let script = [Err("x"), Err("y"), Err("z"), Ok("never asked")];
    assert_eq!(retried(&script, &[7, 7, 7]).await, Err("z"));
}

#[tokio::test(start_paused = true)]
async fn a_retry_knows_what_cannot_pass() {
    let script = [Err("x"), Err("final"), Ok("never asked")];
    assert_eq!(retried(&script, &[7, 7]).await, Err("final"));
}

#[tokio::test]
async fn a_retry_launches_at_the_call() {
    let service = Scripted::default();
    let answer = retry(service.boxed(), 3).launch(1);
    assert_eq!(service.asked(), [1]);
    // The retry is gone, its future goes on.
    assert_eq!(answer.await, Ok(""));
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_spaces_the_calls() {
    let service = Scripted::default();
    let mut limit = RateLimit::new(service.boxed(), Duration::from_millis(100), times(1));
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for request in 0..4 {
        tasks.spawn(limit.launch(request));
    }
    tasks.join_all().await;
    assert_eq!(service.asked(), [0, 1, 2, 3]);
    assert_eq!(service.times(start), [0, 100, 200, 300]);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_lets_a_burst_through_after_a_pause() {
    let service = Scripted::default();
    let mut limit = RateLimit::new(service.clone(), Duration::from_millis(100), times(3));
    let start = Instant::now();
    let mut ask = |requests: u32| {
        let answers: Vec<_> = (0..requests).map(|request| limit.launch(request)).collect();
        async move {
            for answer in answers {
                answer.await.unwrap();
            }
        }
    };
    ask(5).await;
    assert_eq!(service.times(start), [0, 0, 0, 100, 200]);
    // After a short pause, one more than that; after a long one, no more than three.
    tokio::time::sleep(Duration::from_millis(200)).await;
    ask(2).await;
    assert_eq!(service.times(start)[5..], [400, 400]);
    tokio::time::sleep(Duration::from_secs(60)).await;
    ask(4).await;
    assert_eq!(service.times(start)[7..], [60400, 60400, 60400, 60500]);
}

#[tokio::test(start_paused = true)]
async fn calls_take_their_turn_when_they_are_made_not_when_they_are_polled() {
    let service = Scripted::default();
    let mut limit = RateLimit::new(service.boxed(), Duration::from_millis(100), times(1));
    let first = limit.launch(1);
    let second = limit.launch(2);
    second.await.unwrap();
    first.await.unwrap();
    assert_eq!(service.asked(), [2, 1]);
    let start = Instant::now();
    // The first had the earlier time, which was over when it was polled at last.
    assert_eq!(
        service.times(start - Duration::from_millis(100)),
        [100, 100]
    );
}

#[tokio::test]
async fn a_rotation_begins_with_another_service_each_time() {
    let services = [
        Scripted::default(),
        Scripted::default(),
        Scripted::default(),
    ];
    let mut rotation = Rotation::new(services.iter().map(Scripted::boxed).collect());
    for request in 0..7 {
        rotation.launch(request).await.unwrap();
    }
    let asked = services.map(|service| service.asked());
    assert_eq!(asked, [vec![0, 3, 6], vec![1, 4], vec![2, 5]]);
}

#[tokio::test]
async fn a_rotation_goes_on_to_the_others() {
    let services = [
        Scripted::new(&[Err("a"), Ok("a")]),
        Scripted::new(&[Err("b"), Ok("b"), Err("b")]),
        Scripted::new(&[Err("c"), Err("c")]),
    ];
    let mut rotation = Rotation::new(services.to_vec());
    assert_eq!(rotation.launch(0).await, Err("c"));
    assert_eq!(rotation.launch(1).await, Ok("b"));
    // Begins with the third, and comes round to the first.
    assert_eq!(rotation.launch(2).await, Ok("a"));
    let asked = services.map(|service| service.asked());
    assert_eq!(asked, [vec![0, 2], vec![0, 1], vec![0, 2]]);
}

#[test]
#[should_panic(expected = "a rotation of no services")]
fn a_rotation_needs_services() {
    let _ = Rotation::<Boxed>::new(Vec::new());
}

#[tokio::test]
async fn handles_share_one_service() {
    let service = Scripted::new(&[Ok("first"), Ok("second")]);
    let mut handle = Shared::new(service.boxed());
    let mut other = handle.clone();
    // Two answers are under way, and no lock is held.
    let (first, second) = (handle.launch(1), other.launch(2));
    assert_eq!(second.await, Ok("second"));
    assert_eq!(first.await, Ok("first"));
    assert_eq!(service.asked(), [1, 2]);
}

#[tokio::test]
async fn failures_on_purpose_are_the_same_for_the_same_seed() {
    let failures = async |percent, seed| {
        let service = Scripted::default();
        let mut flaky = Flaky::new(service.boxed(), percent, seed, || "on purpose");
        let mut failed = Vec::new();
        for request in 0..100 {
            if flaky.launch(request).await.is_err() {
                failed.push(request);
            }
        }
        assert_eq!(service.asked().len(), 100 - failed.len());
        failed
    };
    assert_eq!(failures(0, 1).await, []);
    assert_eq!(failures(100, 1).await.len(), 100);
    let some = failures(30, 1).await;
    assert!((15..45).contains(&some.len()), "{some:?}");
    assert_eq!(failures(30, 1).await, some);
    assert_ne!(failures(30, 2).await, some);
}

#[tokio::test]
async fn an_error_becomes_another_that_knows_the_request() {
    let service = Scripted::new(&[Err("x"), Ok("a")]);
    let describe = |request: &u32, error| format!("{request}: {error}");
    let mut mapped: Box<dyn Launch<Request = u32, Response = &'static str, Error = String>> =
        Box::new(MapErr::new(service.boxed(), describe));
    assert_eq!(mapped.launch(5).await, Err("5: x".to_owned()));
    assert_eq!(mapped.launch(6).await, Ok("a"));
}

#[tokio::test(start_paused = true)]
async fn all_of_them_in_a_pile_are_spawned_from_one_box() {
    let services = [Scripted::new(&[Err("x"); 5]), Scripted::new(&[Err("y"); 5])];
    let limited = services.iter().map(|service| {
        Box::new(RateLimit::new(
            service.boxed(),
            Duration::from_millis(10),
            times(2),
        )) as Boxed
    });
    let mut pile: Boxed = Box::new(retry(Rotation::new(limited.collect()), 10));
    let mut tasks = JoinSet::new();
    for request in 0..4 {
        tasks.spawn(pile.launch(request));
    }
    drop(pile);
    assert_eq!(tasks.join_all().await, [Ok(""); 4]);
    let asked: usize = services.iter().map(|service| service.asked().len()).sum();
    assert_eq!(asked, 14);
}
