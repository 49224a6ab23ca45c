//! The launch pattern: a service that works at the call, and returns a future that does not borrow
//! it, through `dyn` as through a type that is known.
//!
//! - [`Launch`] is the trait. Its one method is
//!   `fn launch(&mut self, request) -> impl Future + Send + use<Self>`.
//! - [`middleware`] has services that stand before any other, be it a known `S` or a [`BoxLaunch`]:
//!   [`Retry`](middleware::Retry), [`RateLimit`](middleware::RateLimit) and more.
//! - [`tower`] turns a `Launch` into a `tower::Service` and back, so that tower's own middlewares
//!   and hyper's client fit in.
//! - [`mirror`] has services that do something: they fetch files from folders and web servers.
//!
//! # Beside tower's `Service`
//!
//! | | `tower::Service` | [`Launch`] |
//! |---|---|---|
//! | work at the call, a future that does not borrow | yes | yes |
//! | backpressure before the call | `poll_ready` | none: the future waits |
//! | the future's type | associated, written by hand, boxed in practice | what an `async` block is |
//! | any service behind one type | `BoxService`, `BoxCloneService` | the literal `dyn Launch<..>` |
//! | a middleware | a service, a future with `poll`, a layer | a service with an `async` block |

#![forbid(unsafe_code)]

mod launch;
pub mod list;
pub mod middleware;
pub mod mirror;
pub mod tower;

pub use crate::launch::{BoxLaunch, Launch};
