//! Caches credentials while they are valid.

use std::time::{Duration, SystemTime};

use tokio::sync::Mutex;

use crate::{Credentials, Error, ProvideCredentials};

/// Caches the credentials of another provider, a concrete `P` or a `Box<dyn ProvideCredentials>`.
///
/// - Concurrent calls ask the provider once, and all get its answer.
/// - New credentials are requested before the old ones expire. If that fails, the old ones are used
///   while they are valid.
pub(crate) struct Cached<P, C = fn() -> SystemTime> {
    provider: P,
    /// How long before expiry to request new ones.
    before: Duration,
    clock: C,
    current: Mutex<Option<Credentials>>,
}

impl<P: ProvideCredentials> Cached<P> {
    /// Does not ask the provider before the first call.
    pub(crate) fn new(provider: P, before: Duration) -> Self {
        Self {
            provider,
            before,
            clock: SystemTime::now,
            current: Mutex::default(),
        }
    }
}

impl<P, C> ProvideCredentials for Cached<P, C>
where
    P: ProvideCredentials,
    C: Fn() -> SystemTime + Send + Sync,
{
    fn name(&self) -> String {
        self.provider.name()
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        // Concurrent callers wait here for the same answer.
        let mut current = self.current.lock().await;
        let old = current.take_if(|old| !old.are_good_for(self.before, (self.clock)()));
        if let Some(credentials) = &*current {
            return Ok(credentials.clone());
        }
        match self.provider.provide().await {
            Ok(new) => Ok(current.insert(new).clone()),
            Err(error) => match old {
                Some(old) if old.are_good_for(Duration::ZERO, (self.clock)()) => {
                    Ok(current.insert(old).clone())
                }
                _ => Err(error),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    };

    use serde_json::json;
    use tokio::{sync::oneshot, task::JoinSet};

    use super::*;
    use crate::MockProvideCredentials;

    /// Credentials with this key, until that second of 1970's first minute.
    fn until(key: &str, second: u64) -> Credentials {
        let expires = format!("1970-01-01T00:00:{second:02}Z");
        let document = json!({"key_id": key, "secret": "hush", "expires": expires});
        Credentials::read("mock", &document).unwrap()
    }

    /// The cache, as the type that its users hold, and its clock, in seconds.
    fn cached(
        answers: Vec<Result<Credentials, Error>>,
    ) -> (Arc<dyn ProvideCredentials>, Arc<AtomicU64>) {
        let mut mock = MockProvideCredentials::new();
        let (times, mut answers) = (answers.len(), answers.into_iter());
        let next = move || Box::pin(std::future::ready(answers.next().unwrap())) as _;
        mock.expect_provide().times(times).returning(next);
        // A box between the two, as if the provider were chosen at run time.
        let provider: Box<dyn ProvideCredentials> = Box::new(mock);
        let second = Arc::<AtomicU64>::default();
        let clock = Arc::clone(&second);
        let cached = Cached {
            provider,
            before: Duration::from_secs(10),
            clock: move || {
                SystemTime::UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::SeqCst))
            },
            current: Mutex::default(),
        };
        (Arc::new(cached), second)
    }

    #[tokio::test]
    async fn they_are_kept_until_shortly_before_they_expire() {
        let (cached, second) = cached(vec![Ok(until("A", 30)), Ok(until("B", 50))]);
        for (now, key) in [(0, "A"), (19, "A"), (20, "B"), (39, "B")] {
            second.store(now, Ordering::SeqCst);
            assert_eq!(cached.provide().await.unwrap().key_id(), key, "at {now}");
        }
    }

    #[tokio::test]
    async fn if_there_are_no_new_ones_the_old_ones_are_used_while_they_are_good() {
        let broken = || Err(Error::failed("mock", "broken"));
        let (cached, second) = cached(vec![
            Ok(until("A", 30)),
            broken(),
            broken(),
            Ok(until("B", 50)),
        ]);
        assert_eq!(cached.provide().await.unwrap().key_id(), "A");
        second.store(29, Ordering::SeqCst);
        assert_eq!(cached.provide().await.unwrap().key_id(), "A");
        second.store(30, Ordering::SeqCst);
        assert_eq!(
            cached.provide().await.unwrap_err(),
            Error::failed("mock", "broken")
        );
        assert_eq!(cached.provide().await.unwrap().key_id(), "B");
    }

    #[tokio::test]
    async fn however_many_ask_at_once_the_provider_is_asked_once() {
        let (answer, waiting) = oneshot::channel();
        let mut mock = MockProvideCredentials::new();
        let answered = move || Box::pin(async move { waiting.await.unwrap() }) as _;
        mock.expect_provide().times(1).return_once(answered);
        let cached: Arc<dyn ProvideCredentials> = Arc::new(Cached::new(mock, Duration::ZERO));
        let mut tasks = JoinSet::new();
        for _ in 0..10 {
            let cached = Arc::clone(&cached);
            tasks.spawn(async move { cached.provide().await.unwrap().key_id().to_owned() });
        }
        tokio::task::yield_now().await;
        let document = json!({"key_id": "A", "secret": "hush"});
        let credentials = Credentials::read("mock", &document).unwrap();
        answer.send(Ok(credentials)).unwrap();
        assert_eq!(tasks.join_all().await, ["A"; 10]);
    }
}
