use crate::Launch;

/// Fails some requests, to test the other middleware.
pub(crate) struct Flaky<S, F> {
    service: S,
    percent: u8,
    error: F,
}

impl<S: Launch, F: Fn() -> S::Error> Flaky<S, F> {
    /// About `percent` % of the requests fail with `error`.
    pub(crate) fn new(service: S, percent: u8, error: F) -> Self {
        Self {
            service,
            percent,
            error,
        }
    }
}

impl<S, F> Launch for Flaky<S, F>
where
    S: Launch,
    F: Fn() -> S::Error + Send + 'static,
{
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S, F> {
        let answer = if fastrand::u8(0..100) < self.percent {
            Err((self.error)())
        } else {
            Ok(self.service.launch(request))
        };
        async move { answer?.await }
    }
}
