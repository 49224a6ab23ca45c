//! Health checks of four kinds behind one trait with `async fn`.
//!
//! A [`HealthCheck`] takes one look at something: a TCP port, a web page, a disk, a process. Its
//! method is a native `async fn` with `&mut self`, since most checks remember something from one
//! look to the next: the open connection, the free space, the process's number. Which checks there
//! are is decided on the command line, so they are held as `Vec<Box<dyn HealthCheck + Send>>`, the
//! literal `dyn` type.
//!
//! - [`check_all`] takes all looks at once, in one task.
//! - [`do_health_check_par`] is generic, and spawns a task for each check. It takes a check of a
//!   known type, whose calls are then static, and a `Box<dyn HealthCheck + Send>` alike.
//! - [`router`] answers with the state as JSON and as a page.
//!
//! ```
//! use std::time::Duration;
//! use health::{Failure, HealthCheck, Look, check_all, checks::{Disk, Least}};
//!
//! /// A check of one's own: plain Rust, no attribute.
//! struct Queue(Vec<u32>);
//!
//! impl HealthCheck for Queue {
//!     fn name(&self) -> &str {
//!         "queue"
//!     }
//!
//!     async fn check(&mut self) -> Look {
//!         match self.0.len() {
//!             waiting @ 0..100 => Ok(format!("{waiting} waiting")),
//!             waiting => Err(Failure::new(format_args!("{waiting} waiting, 99 at most"))),
//!         }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let mut checks: Vec<Box<dyn HealthCheck + Send>> = vec![
//!     Box::new(Queue(vec![0; 100])),
//!     Box::new(Disk::new(".", Least::Bytes(1))),
//! ];
//! let reports = check_all(&mut checks, Duration::from_secs(2)).await;
//! assert_eq!(reports[0].look, Err(Failure::new("100 waiting, 99 at most")));
//! assert!(reports[1].look.is_ok());
//! # }
//! ```
//!
//! A look that takes too long is given up by dropping its future, and a check that panics is down.

#![forbid(unsafe_code)]

mod board;
mod check;
pub mod checks;
mod page;
mod run;
mod serve;
mod spec;

pub use crate::{
    board::{Board, Entry, HISTORY, Slot, Status},
    check::{Failure, HealthCheck, Look, Renamed},
    run::{Pace, Report, check_all, check_once, do_health_check_par},
    serve::router,
    spec::Spec,
};
