//! Takes looks: one, all at once, or again and again in a task of their own.

use std::{
    convert::Infallible,
    panic::AssertUnwindSafe,
    time::{Duration, Instant, SystemTime},
};

use futures::{FutureExt as _, future::join_all};
use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval, timeout},
};

use crate::{
    board::Board,
    check::{Failure, HealthCheck, Look},
};

/// One look, and what came of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The check's.
    pub name: String,
    /// What was seen, or what is wrong.
    pub look: Look,
    /// How long the look took.
    pub took: Duration,
    /// When it ended.
    pub at: SystemTime,
}

/// How often to look, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// From the begin of one look to that of the next.
    pub every: Duration,
    /// A look that takes longer is given up, and has failed.
    pub timeout: Duration,
}

/// Takes one look. It has failed if it takes longer than `limit`, or panics.
pub async fn check_once<H: HealthCheck>(check: &mut H, limit: Duration) -> Report {
    let start = Instant::now();
    // A check is used again after a panic: it says of itself that it starts afresh after a look
    // that was given up at any point, and a panic is no worse.
    let look = AssertUnwindSafe(check.check()).catch_unwind();
    let look = match timeout(limit, look).await {
        Ok(Ok(look)) => look,
        Ok(Err(_)) => Err(Failure::new("the check panicked")),
        Err(_) => {
            let limit = humantime::format_duration(limit);
            Err(Failure::new(format_args!("no answer after {limit}")))
        }
    };
    Report {
        name: check.name().to_owned(),
        look,
        took: start.elapsed(),
        at: SystemTime::now(),
    }
}

/// Takes a look at all of them at once, in this task, and waits for the last.
pub async fn check_all(checks: &mut [Box<dyn HealthCheck + Send>], limit: Duration) -> Vec<Report> {
    join_all(checks.iter_mut().map(|check| check_once(check, limit))).await
}

/// Spawns a task that looks again and again, and writes what it finds on the board. It ends when it
/// is aborted.
///
/// This is generic code as it was before there was a `dyn` type: it works for a `Tcp`, whose calls
/// are static, and for a `Box<dyn HealthCheck + Send>`, which is an implementor too. That the
/// future of `check` is `Send` need not be said here: the trait has promised it.
///
/// # Panics
///
/// Outside a tokio runtime, or if `pace.every` is zero.
pub fn do_health_check_par(
    mut hc: impl HealthCheck + Send + 'static,
    board: &Board,
    pace: Pace,
) -> JoinHandle<Infallible> {
    let slot = board.add(hc.name());
    let mut ticks = interval(pace.every);
    // After a slow look the next waits its full time, in place of several in a row.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tokio::spawn(async move {
        loop {
            ticks.tick().await;
            slot.write(check_once(&mut hc, pace.timeout).await);
        }
    })
}
