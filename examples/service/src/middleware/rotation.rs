//! Asks one service after the other.

use super::Shared;
use crate::Launch;

/// Several services that can do the same. Each call begins with another one, so the load is spread,
/// and goes on to the others until one has an answer. If none has, the error is that of the last.
#[derive(Debug)]
pub struct Rotation<S> {
    services: Vec<Shared<S>>,
    next: usize,
}

impl<S: Launch> Rotation<S> {
    /// Begins with the first.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn new(services: Vec<S>) -> Self {
        assert!(!services.is_empty(), "a rotation of no services");
        let services = services.into_iter().map(Shared::new).collect();
        Self { services, next: 0 }
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
        let turn = self.next;
        self.next = (turn + 1) % self.services.len();
        let mut answer = self.services[turn].launch(request.clone());
        let mut others = self.services.clone();
        others.rotate_left(turn);
        async move {
            for mut other in others.into_iter().skip(1) {
                match answer.await {
                    Err(_) => answer = other.launch(request.clone()),
                    answered => return answered,
                }
            }
            answer.await
        }
    }
}
