use std::sync::{Arc, Mutex};

use crate::Launch;

/// A handle to a service that others have a handle to, too.
///
/// The lock is held at the call only, never while a future is waiting: that is what a future that
/// does not borrow the service is good for. With an `async fn launch(&mut self)` the lock would have
/// to be held to the end of each answer, and the answers would come one after the other.
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
