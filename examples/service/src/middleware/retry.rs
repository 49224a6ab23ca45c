use std::{num::NonZeroU32, time::Duration};

use tokio::time::sleep;

use super::Shared;
use crate::Launch;

/// Repeats a failed request, after a wait that doubles each time.
///
/// The call launches the first request. The future launches the others, with its own handle to the
/// service.
pub(crate) struct Retry<S> {
    service: Shared<S>,
    attempts: NonZeroU32,
    backoff: Duration,
}

impl<S: Launch> Retry<S> {
    pub(crate) fn new(service: S, attempts: NonZeroU32, backoff: Duration) -> Self {
        let service = Shared::new(service);
        Self {
            service,
            attempts,
            backoff,
        }
    }
}

impl<S: Launch<Request: Clone>> Launch for Retry<S> {
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S> {
        let mut answer = self.service.launch(request.clone());
        let mut service = self.service.clone();
        let (retries, mut backoff) = (self.attempts.get() - 1, self.backoff);
        async move {
            for _ in 0..retries {
                let result = answer.await;
                if result.is_ok() {
                    return result;
                }
                // A random wait, up to half shorter, so that requests that failed together are not retried together.
                sleep(backoff.mul_f64(fastrand::f64() / 2.0 + 0.5)).await;
                backoff = backoff.saturating_mul(2);
                answer = service.launch(request.clone());
            }
            answer.await
        }
    }
}
