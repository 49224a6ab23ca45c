//! Fails on purpose.

use crate::Launch;

/// Lets some requests fail, to see what the others make of it. The same seed gives the same
/// failures.
#[derive(Debug)]
pub struct Flaky<S, F> {
    service: S,
    percent: u8,
    random: fastrand::Rng,
    error: F,
}

impl<S, F> Flaky<S, F>
where
    S: Launch,
    F: Fn() -> S::Error,
{
    /// Of a hundred requests, about `percent` fail with `error`.
    pub fn new(service: S, percent: u8, seed: u64, error: F) -> Self {
        Self {
            service,
            percent,
            random: fastrand::Rng::with_seed(seed),
            error,
        }
    }
}

impl<S, F> Launch for Flaky<S, F>
where
    S: Launch,
    F: Fn() -> S::Error + Send,
{
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    /// Chance is asked at the call, so it does not depend on the order in which futures are polled.
    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S, F> {
        let answer = if self.random.u8(0..100) < self.percent {
            Err((self.error)())
        } else {
            Ok(self.service.launch(request))
        };
        async move { answer?.await }
    }
}
