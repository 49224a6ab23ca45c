//! Retrying: operations are closures or types, policies and sleepers are traits.

use std::future::Future;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::async_trait;

#[async_trait]
pub trait Operation: Send {
    type Output: Send;
    type Error: Send;
    async fn attempt(&mut self, number: u32) -> Result<Self::Output, Self::Error>;
}

pub trait Policy<E: ?Sized>: Send + Sync {
    fn wait(&self, number: u32, error: &E) -> Option<Duration>;
}

#[async_trait]
pub trait Sleeper: Send + Sync {
    async fn sleep(&self, duration: Duration);
}

struct Closure<F>(F);

#[async_trait]
impl<F, Fut, T, E> Operation for Closure<F>
where
    F: FnMut(u32) -> Fut + Send,
    Fut: Future<Output = Result<T, E>> + Send,
    T: Send,
    E: Send,
{
    type Output = T;
    type Error = E;
    async fn attempt(&mut self, number: u32) -> Result<T, E> {
        (self.0)(number).await
    }
}

struct Exponential {
    first: Duration,
    times: u32,
}

impl<E: ?Sized> Policy<E> for Exponential {
    fn wait(&self, number: u32, _: &E) -> Option<Duration> {
        (number < self.times).then(|| self.first * 2_u32.pow(number - 1))
    }
}

struct Unless<P>(P, &'static str);

impl<P: Policy<String>> Policy<String> for Unless<P> {
    fn wait(&self, number: u32, error: &String) -> Option<Duration> {
        if error == self.1 {
            None
        } else {
            self.0.wait(number, error)
        }
    }
}

async fn retry<O>(
    mut operation: O,
    policy: &dyn Policy<O::Error>,
    sleeper: &dyn Sleeper,
) -> Result<O::Output, O::Error>
where
    O: Operation,
{
    let mut number = 1;
    loop {
        match operation.attempt(number).await {
            Ok(output) => return Ok(output),
            Err(error) => match policy.wait(number, &error) {
                Some(wait) => sleeper.sleep(wait).await,
                None => return Err(error),
            },
        }
        number += 1;
    }
}

#[derive(Default)]
struct Clock(Mutex<Duration>);

#[async_trait]
impl Sleeper for Clock {
    async fn sleep(&self, duration: Duration) {
        tokio::task::yield_now().await;
        *self.0.lock().unwrap() += duration;
    }
}

const POLICY: Exponential = Exponential {
    first: Duration::from_millis(10),
    times: 4,
};

#[tokio::test]
async fn a_closure_is_tried_again() {
    let clock = Clock::default();
    let calls = AtomicU32::new(0);
    let operation = Closure(|number| {
        calls.fetch_add(1, Ordering::Relaxed);
        async move {
            if number < 3 {
                Err("busy".to_owned())
            } else {
                Ok(number)
            }
        }
    });
    assert_eq!(retry(operation, &POLICY, &clock).await, Ok(3));
    assert_eq!(calls.load(Ordering::Relaxed), 3);
    assert_eq!(*clock.0.lock().unwrap(), Duration::from_millis(30));
}

#[tokio::test]
async fn a_policy_gives_up() {
    let task = tokio::spawn(async {
        let policy = Unless(POLICY, "gone");
        let operation = Closure(|number| async move {
            Err::<(), _>(if number == 2 {
                "gone".to_owned()
            } else {
                "busy".to_owned()
            })
        });
        retry(operation, &policy, &Clock::default()).await
    });
    assert_eq!(task.await.unwrap(), Err("gone".into()));
}
