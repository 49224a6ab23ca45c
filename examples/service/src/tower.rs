//! Conversions between tower's `Service` and [`Launch`].
//!
//! | | `tower::Service` | [`Launch`] |
//! |---|---|---|
//! | work at the call, a future that does not borrow | yes | yes |
//! | backpressure before the call | `poll_ready` | none: the future waits |
//! | the future's type | associated, written by hand, boxed in practice | the type of an `async` block |
//! | any service behind one type | `BoxService`, `BoxCloneService` | the literal `dyn Launch<..>` |
//! | middleware | a service, a future with `poll`, a layer | a service with an `async` block |

use std::{
    marker::PhantomData,
    task::{Context, Poll},
};

use erase_core::DynFuture;
use tower::{Service, ServiceExt as _};

use crate::Launch;

/// A [`Launch`] as a `tower::Service`, for tower's middleware.
///
/// It is always ready, because a `Launch` is. A service must name the type of its futures: [`DynFuture`]
/// does.
#[derive(Clone)]
pub(crate) struct IntoTower<S>(pub S);

impl<S: Launch> Service<S::Request> for IntoTower<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = DynFuture<'static, Result<S::Response, S::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: S::Request) -> Self::Future {
        DynFuture::new(self.0.launch(request))
    }
}

/// A `tower::Service` for requests of type `R` as a [`Launch`].
///
/// Each call uses a clone of the service, and its future waits until the clone is ready.
pub(crate) struct FromTower<T, R> {
    service: T,
    request: PhantomData<fn(R)>,
}

impl<T: Service<R>, R> FromTower<T, R> {
    pub(crate) fn new(service: T) -> Self {
        let request = PhantomData;
        Self { service, request }
    }
}

impl<T, R> Launch for FromTower<T, R>
where
    T: Service<R, Response: Send, Error: Send, Future: Send> + Clone + Send + 'static,
    R: Send + 'static,
{
    type Request = R;
    type Response = T::Response;
    type Error = T::Error;

    fn launch(
        &mut self,
        request: R,
    ) -> impl Future<Output = Result<T::Response, T::Error>> + Send + use<T, R> {
        self.service.clone().oneshot(request)
    }
}
