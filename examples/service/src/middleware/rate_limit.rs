use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Shared;
use crate::Launch;

/// Lets one request through in each interval.
///
/// A call takes the next free time at once, so requests go through in the order of the calls, not in the
/// order in which their futures are polled.
pub(crate) struct RateLimit<S> {
    service: Shared<S>,
    interval: Duration,
    next: Option<Instant>,
}

impl<S: Launch> RateLimit<S> {
    pub(crate) fn new(service: S, interval: Duration) -> Self {
        let service = Shared::new(service);
        Self {
            service,
            interval,
            next: None,
        }
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
        let now = Instant::now();
        let start = self.next.map_or(now, |next| next.max(now));
        self.next = Some(start + self.interval);
        let mut service = self.service.clone();
        async move {
            sleep_until(start).await;
            service.launch(request).await
        }
    }
}
