//! Makes another error of each error.

use std::marker::PhantomData;

use crate::Launch;

/// Passes the request and what went wrong with it to a function, which says what the error is.
#[derive(Debug)]
pub struct MapErr<S, F, E> {
    service: S,
    map: F,
    error: PhantomData<fn() -> E>,
}

impl<S, F, E> MapErr<S, F, E>
where
    S: Launch<Request: Clone>,
    F: FnOnce(&S::Request, S::Error) -> E,
{
    /// `map` is cloned for each call.
    pub fn new(service: S, map: F) -> Self {
        Self {
            service,
            map,
            error: PhantomData,
        }
    }
}

impl<S, F, E> Launch for MapErr<S, F, E>
where
    S: Launch<Request: Clone>,
    F: FnOnce(&S::Request, S::Error) -> E + Clone + Send,
    E: Send,
{
    type Request = S::Request;
    type Response = S::Response;
    type Error = E;

    fn launch(
        &mut self,
        request: S::Request,
    ) -> impl Future<Output = Result<S::Response, E>> + Send + use<S, F, E> {
        let map = self.map.clone();
        let answer = self.service.launch(request.clone());
        async move {
            let result = answer.await;
            result.map_err(|error| map(&request, error))
        }
    }
}
