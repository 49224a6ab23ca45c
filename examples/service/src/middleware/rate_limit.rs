//! Asks not too often.

use std::{num::NonZeroU32, time::Duration};

use tokio::time::{Instant, sleep_until};

use super::Shared;
use crate::Launch;

/// Lets one request through in each interval, and several at once after a pause.
///
/// A call takes the next free time at once, so requests go through in the order of the calls,
/// whatever the order in which their futures are polled. A future that is dropped leaves its time
/// unused.
#[derive(Debug)]
pub struct RateLimit<S> {
    service: Shared<S>,
    interval: Duration,
    /// How far the plan may be ahead of the clock: all requests of a burst but its first.
    ahead: Duration,
    /// The time of the next request, if there were no bursts.
    next: Option<Instant>,
}

impl<S: Launch> RateLimit<S> {
    /// One request each `interval`; up to `burst` at once when there were none for long enough.
    pub fn new(service: S, interval: Duration, burst: NonZeroU32) -> Self {
        Self {
            service: Shared::new(service),
            interval,
            ahead: interval.saturating_mul(burst.get() - 1),
            next: None,
        }
    }

    /// Takes the next free time.
    fn reserve(&mut self, now: Instant) -> Instant {
        let planned = self.next.map_or(now, |next| next.max(now));
        self.next = Some(planned + self.interval);
        planned
            .checked_sub(self.ahead)
            .map_or(now, |start| start.max(now))
    }
}

impl<S: Launch> Launch for RateLimit<S> {
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S> {
        let start = self.reserve(Instant::now());
        let mut service = self.service.clone();
        async move {
            sleep_until(start).await;
            service.launch(request).await
        }
    }
}
