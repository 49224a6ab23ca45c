//! Checks TCP ports, web pages, disks and processes, and serves the results as a page and as JSON.
//!
//! The command line selects the checks, so they are a `Vec<Box<dyn HealthCheck + Send>>`. With `--once`
//! one task runs them all. Otherwise each has its own task, and a web server shows the state.

mod args;
mod board;
mod checks;

use std::{
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result};
use clap::Parser as _;
use erase_core::erase;
use futures_util::future::join_all;
use tokio::{net::TcpListener, signal, time};

use crate::{args::Args, board::Board, checks::Tcp};

/// A check that can be repeated.
///
/// The trait does not require `Send`, so a check may stay on one thread. A task takes a
/// `dyn HealthCheck + Send`, whose futures are `Send`.
#[erase]
trait HealthCheck {
    /// The name to display.
    fn name(&self) -> String;

    /// Checks once, and returns an observation or the problem. The future may be dropped at any `.await`.
    async fn check(&mut self) -> Result<String>;
}

/// Checks once, and fails if that takes longer than `limit`.
async fn look(check: &mut impl HealthCheck, limit: Duration) -> Result<String> {
    let late = || format!("no answer after {}", humantime::format_duration(limit));
    time::timeout(limit, check.check())
        .await
        .with_context(late)?
}

/// Runs all checks concurrently, in this task.
async fn look_at_all(
    checks: &mut [Box<dyn HealthCheck + Send>],
    limit: Duration,
) -> Vec<Result<String>> {
    join_all(checks.iter_mut().map(|check| look(check, limit))).await
}

/// Spawns a task that repeats a check. A check of a concrete type is called statically; a
/// `Box<dyn HealthCheck + Send>` is an implementor too.
fn watch(mut check: impl HealthCheck + Send + 'static, board: &Arc<Board>, args: &Args) {
    let (every, limit) = (args.every, args.timeout);
    let place = board.add(check.name());
    let board = Arc::clone(board);
    tokio::spawn(async move {
        loop {
            board.write(place, &look(&mut check, limit).await);
            time::sleep(every).await;
        }
    });
}

async fn run(args: Args) -> Result<ExitCode> {
    let mut checks = args.build_checks()?;
    if args.once {
        let looks = look_at_all(&mut checks, args.timeout).await;
        for (check, look) in checks.iter().zip(&looks) {
            let (word, message) = match look {
                Ok(seen) => ("up  ", seen.clone()),
                Err(problem) => ("DOWN", format!("{problem:#}")),
            };
            print(&format!("{word}  {}: {message}\n", check.name()))?;
        }
        let well = looks.iter().all(Result::is_ok);
        return Ok(ExitCode::from(u8::from(!well)));
    }

    let listener = TcpListener::bind(args.listen).await;
    let listener = listener.with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = listener.local_addr()?;
    let board = Arc::default();
    for check in checks {
        watch(check, &board, &args);
    }
    if args.checks.is_empty() {
        watch(Tcp::new(&address.to_string()), &board, &args);
    }
    print(&format!("listening on http://{address}/\n"))?;
    let served = axum::serve(listener, board::router(board)).with_graceful_shutdown(async {
        // Without a Ctrl-C handler, the service goes on.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    });
    served.await?;
    Ok(ExitCode::SUCCESS)
}

/// A reader such as `head` may close the pipe early.
fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes longer each time.
    struct Slow(u64);

    impl HealthCheck for Slow {
        fn name(&self) -> String {
            "slow".to_owned()
        }

        async fn check(&mut self) -> Result<String> {
            self.0 += 1;
            time::sleep(Duration::from_secs(self.0)).await;
            Ok(format!("after {} s", self.0))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn all_are_looked_at_at_once_and_a_late_look_is_given_up() {
        let mut checks: Vec<Box<dyn HealthCheck + Send>> =
            vec![Box::new(Slow(0)), Box::new(Slow(4)), Box::new(Slow(2))];
        let start = time::Instant::now();
        let looks = look_at_all(&mut checks, Duration::from_secs(4)).await;
        let looks: Vec<_> = looks
            .into_iter()
            .map(|look| look.map_err(|error| format!("{error}")))
            .collect();
        let late = Err("no answer after 4s".to_owned());
        assert_eq!(
            looks,
            [Ok("after 1 s".to_owned()), late, Ok("after 3 s".to_owned())]
        );
        assert_eq!(start.elapsed(), Duration::from_secs(4));
    }
}
