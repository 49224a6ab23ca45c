use std::sync::{Arc, Mutex};

use crate::Launch;

/// A handle to a shared service.
///
/// It holds the lock only during the call, not while a future waits, because the future does not borrow
/// the service. With an `async fn launch(&mut self)` it would hold the lock until each answer, and
/// serialise them.
pub(crate) struct Shared<S>(Arc<Mutex<S>>);

impl<S> Shared<S> {
    pub(crate) fn new(service: S) -> Self {
        Self(Arc::new(Mutex::new(service)))
    }
}

impl<S> Clone for Shared<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Launch> Launch for Shared<S> {
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S> {
        self.0.lock().expect("no call has panicked").launch(request)
    }
}
