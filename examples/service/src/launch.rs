//! The trait: work at the call, and a future that does not borrow the service.

use erase_core::erase;

/// Something that is asked, and answers later.
///
/// `launch` is no `async fn`, and the difference matters:
///
/// - What stands before the future runs **at the call**, with `&mut self`: it picks a connection,
///   counts, takes a ticket, in the order of the calls.
/// - `use<Self>` says what the future holds, and the lifetime of `&mut self` is not in it. So the
///   service can be asked again while earlier answers are still to come, and each future can be
///   spawned.
///
/// Both hold for `dyn Launch` as for a type that is known:
///
/// ```
/// use service::{BoxLaunch, Launch};
/// use std::{convert::Infallible, future::{Future, ready}};
///
/// #[derive(Default)]
/// struct Tickets(u32);
///
/// impl Launch for Tickets {
///     type Request = &'static str;
///     type Response = String;
///     type Error = Infallible;
///
///     fn launch(
///         &mut self,
///         name: &'static str,
///     ) -> impl Future<Output = Result<String, Infallible>> + Send + use<> {
///         self.0 += 1;
///         ready(Ok(format!("{name} has ticket {}", self.0)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut tickets: BoxLaunch<&'static str, String, Infallible> = Box::new(Tickets::default());
/// let ada = tickets.launch("Ada");
/// let bob = tickets.launch("Bob");                 // while Ada's future is still there
/// drop(tickets);                                   // even without the service
/// assert_eq!(tokio::spawn(bob).await.unwrap().unwrap(), "Bob has ticket 2");
/// assert_eq!(ada.await.unwrap(), "Ada has ticket 1");
/// # }
/// ```
#[erase]
pub trait Launch: Send {
    /// What is asked.
    type Request: Send;
    /// The answer.
    type Response: Send;
    /// What is answered when there is no answer.
    type Error: Send;

    /// Begins to work on `request`.
    fn launch(
        &mut self,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Self::Error>> + Send + use<Self>;
}

/// Any service with these requests, answers and errors.
pub type BoxLaunch<Q, A, E> = Box<dyn Launch<Request = Q, Response = A, Error = E>>;
