//! Remembers credentials for as long as they are good.

#[cfg(test)]
mod tests;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use tokio::sync::watch;

use crate::{Credentials, Error, ProvideCredentials};

/// When to ask for new credentials.
#[derive(Clone, Copy, Debug)]
pub struct Refresh {
    /// So long before the old ones expire.
    pub before: Duration,
    /// After a failure, not again for so long, as long as the old ones are good.
    pub pause: Duration,
}

impl Default for Refresh {
    /// Five minutes before they expire, and once in ten seconds.
    fn default() -> Self {
        Self {
            before: Duration::from_secs(5 * 60),
            pause: Duration::from_secs(10),
        }
    }
}

/// Keeps what another provider gave, and asks it again in time.
///
/// - However many ask at once, the provider is asked once, and all have its answer.
/// - Shortly before the credentials expire it is asked in the background, and nobody waits.
/// - If that fails, the old ones are used for as long as they are good.
/// - A request goes on to its end even if all who waited for it have gone.
pub struct Cached<P, C = fn() -> SystemTime> {
    shared: Arc<Shared<P, C>>,
}

struct Shared<P, C> {
    provider: P,
    refresh: Refresh,
    clock: C,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Credentials>,
    /// The request that is under way.
    request: Option<Request>,
    /// When the last request was begun, if nothing good has come of it so far.
    tried: Option<SystemTime>,
}

/// Where the answer will be. It is closed without one if the provider panics.
type Request = watch::Receiver<Option<Result<Credentials, Error>>>;

impl<P: ProvideCredentials + 'static> Cached<P> {
    /// Nothing is asked before the first call.
    pub fn new(provider: P, refresh: Refresh) -> Self {
        Self::with_clock(provider, refresh, SystemTime::now)
    }
}

impl<P, C> Cached<P, C>
where
    P: ProvideCredentials + 'static,
    C: Fn() -> SystemTime + Send + Sync + 'static,
{
    /// With another clock than that of the system, for tests.
    pub fn with_clock(provider: P, refresh: Refresh, clock: C) -> Self {
        Self {
            shared: Arc::new(Shared {
                provider,
                refresh,
                clock,
                state: Mutex::default(),
            }),
        }
    }

    /// What can be answered at once, or the request to wait for.
    fn look(&self) -> Result<Credentials, Request> {
        let Shared { refresh, clock, .. } = &*self.shared;
        let now = clock();
        let mut state = self.shared.state();
        let good = state
            .current
            .clone()
            .filter(|credentials| credentials.are_good_for(Duration::ZERO, now));
        if let Some(credentials) = good {
            let soon = !credentials.are_good_for(refresh.before, now);
            if soon && !state.paused(refresh.pause, now) {
                self.request(&mut state, now);
            }
            return Ok(credentials);
        }
        Err(self.request(&mut state, now))
    }

    /// The request that is under way, or a new one.
    fn request(&self, state: &mut State, now: SystemTime) -> Request {
        // One that is closed is that of a provider that panicked.
        let request = state.request.as_ref();
        if let Some(request) = request.filter(|request| request.has_changed().is_ok()) {
            return request.clone();
        }
        let (sender, request) = watch::channel(None);
        state.request = Some(request.clone());
        state.tried = Some(now);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let answer = shared.ask().await;
            shared.state().end(&answer);
            sender.send_replace(Some(answer));
        });
        request
    }
}

impl State {
    fn paused(&self, pause: Duration, now: SystemTime) -> bool {
        self.tried.is_some_and(|begun| {
            // If the clock was set back, nobody knows how long ago that was.
            now.duration_since(begun).is_ok_and(|time| time < pause)
        })
    }

    fn end(&mut self, answer: &Result<Credentials, Error>) {
        self.request = None;
        if let Ok(credentials) = answer {
            self.current = Some(credentials.clone());
            self.tried = None;
        }
    }
}

impl<P, C> Shared<P, C> {
    /// It is locked for moments only, never while somebody is asked.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<P: ProvideCredentials, C: Fn() -> SystemTime + Sync> Shared<P, C> {
    async fn ask(&self) -> Result<Credentials, Error> {
        let credentials = self.provider.provide().await?;
        if credentials.are_good_for(Duration::ZERO, (self.clock)()) {
            return Ok(credentials);
        }
        let who = credentials.provider();
        Err(Error::failed(who, "gave credentials that have expired"))
    }
}

impl<P, C> ProvideCredentials for Cached<P, C>
where
    P: ProvideCredentials + 'static,
    C: Fn() -> SystemTime + Send + Sync + 'static,
{
    fn name(&self) -> &str {
        self.shared.provider.name()
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let mut request = match self.look() {
            Ok(credentials) => return Ok(credentials),
            Err(request) => request,
        };
        let answer = match request.wait_for(Option::is_some).await {
            Ok(answer) => answer.clone(),
            Err(_) => None,
        };
        answer.unwrap_or_else(|| Err(Error::failed(self.name(), "the provider panicked")))
    }
}

impl<P: fmt::Debug, C> fmt::Debug for Cached<P, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cached")
            .field("provider", &self.shared.provider)
            .field("refresh", &self.shared.refresh)
            .finish_non_exhaustive()
    }
}
