//! Asks again.

use std::{num::NonZeroU32, time::Duration};

use tokio::time::sleep;

use super::Shared;
use crate::Launch;

/// How long to wait before asking again: twice as long each time, and at random up to a half less,
/// so that those who failed together do not come back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// Before the first retry.
    pub first: Duration,
    /// Never longer than this.
    pub most: Duration,
}

impl Backoff {
    /// The longest time to wait before a retry; they are counted from 0.
    fn longest(self, retry: u32) -> Duration {
        let factor = 1_u32.checked_shl(retry).unwrap_or(u32::MAX);
        self.first.saturating_mul(factor).min(self.most)
    }

    fn wait(self, retry: u32) -> Duration {
        self.longest(retry).mul_f64(fastrand::f64() / 2.0 + 0.5)
    }
}

/// Asks a service again when it fails, if the failure is of a kind that may pass.
///
/// The first request is launched at the call. The others are launched by the future, which has a
/// handle to the service of its own.
#[derive(Clone, Debug)]
pub struct Retry<S, F> {
    service: Shared<S>,
    attempts: NonZeroU32,
    backoff: Backoff,
    may_pass: F,
}

impl<S, F> Retry<S, F>
where
    S: Launch,
    F: Fn(&S::Error) -> bool,
{
    /// Asks `attempts` times at most, as long as `may_pass` says so of what went wrong.
    pub fn new(service: S, attempts: NonZeroU32, backoff: Backoff, may_pass: F) -> Self {
        Self {
            service: Shared::new(service),
            attempts,
            backoff,
            may_pass,
        }
    }
}

impl<S, F> Launch for Retry<S, F>
where
    S: Launch<Request: Clone>,
    F: Fn(&S::Error) -> bool + Clone + Send,
{
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S, F> {
        let mut answer = self.service.launch(request.clone());
        let mut service = self.service.clone();
        let (retries, backoff) = (self.attempts.get() - 1, self.backoff);
        let may_pass = self.may_pass.clone();
        async move {
            for retry in 0..retries {
                match answer.await {
                    Err(error) if may_pass(&error) => {}
                    result => return result,
                }
                sleep(backoff.wait(retry)).await;
                answer = service.launch(request.clone());
            }
            answer.await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_limit() {
        let backoff = Backoff {
            first: Duration::from_millis(100),
            most: Duration::from_secs(1),
        };
        let longest: Vec<_> = [0, 1, 2, 3, 4, 31, 32, u32::MAX]
            .map(|retry| backoff.longest(retry).as_millis())
            .to_vec();
        assert_eq!(longest, [100, 200, 400, 800, 1000, 1000, 1000, 1000]);
    }

    #[test]
    fn the_wait_is_at_least_half_as_long() {
        let backoff = Backoff {
            first: Duration::from_secs(1),
            most: Duration::from_secs(60),
        };
        for _ in 0..1000 {
            let wait = backoff.wait(2);
            let range = Duration::from_secs(2)..=Duration::from_secs(4);
            assert!(range.contains(&wait), "{wait:?}");
        }
    }
}
