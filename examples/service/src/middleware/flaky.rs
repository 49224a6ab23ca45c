use crate::Launch;

/// Lets some requests fail, to see what the others make of it.
pub(crate) struct Flaky<S, F> {
    service: S,
    percent: u8,
    error: F,
}

impl<S: Launch, F: Fn() -> S::Error> Flaky<S, F> {
    /// Of a hundred requests, about `percent` fail with `error`.
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
