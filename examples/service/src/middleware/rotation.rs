use super::Shared;
use crate::Launch;

/// Several equivalent services. Each call starts with the next one, to spread the load, and tries the others
/// until one succeeds. If none does, the error is that of the last.
pub(crate) struct Rotation<S> {
    services: Vec<Shared<S>>,
}

impl<S: Launch> Rotation<S> {
    /// There must be at least one.
    pub(crate) fn new(services: Vec<S>) -> Self {
        let services = services.into_iter().map(Shared::new).collect();
        Self { services }
    }
}

impl<S: Launch<Request: Clone>> Launch for Rotation<S> {
    type Request = S::Request;
    type Response = S::Response;
    type Error = S::Error;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, S::Error>> + Send + use<S> {
        let mut others = self.services.clone();
        self.services.rotate_left(1);
        let mut answer = others[0].launch(request.clone());
        async move {
            for other in &mut others[1..] {
                match answer.await {
                    Err(_) => answer = other.launch(request.clone()),
                    answered => return answered,
                }
            }
            answer.await
        }
    }
}
