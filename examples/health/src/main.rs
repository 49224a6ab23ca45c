//! A health-check service: looks at TCP ports, web pages, disks and processes, and serves what it
//! finds as a page and as JSON.
//!
//! All checks are a `Box<dyn HealthCheck + Send>`, made from the command line. With `--once` they
//! are looked at together in one task; else each gets a task of its own, and a web server shows the
//! state. Without checks it looks at the disk of this folder and at itself, so that there is
//! something to see:
//!
//! ```text
//! cargo run -p erase-example-health
//! cargo run -p erase-example-health -- --help
//! ```
//!
//! The first serves on <http://127.0.0.1:8080/> until Ctrl-C.

mod args;

use std::{
    io::{self, Write as _},
    net::SocketAddr,
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Parser as _;
use health::{
    Board, HealthCheck, Pace, Renamed, Report, Spec, check_all,
    checks::{Http, Target, Tcp},
    do_health_check_par, router,
};
use tokio::{net::TcpListener, signal};

use crate::args::Args;

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

async fn run(args: Args) -> Result<ExitCode> {
    let own = args.checks.is_empty();
    let specs = if own {
        vec!["disk:.".parse()?, "process:self".parse()?]
    } else {
        args.checks
    };
    let mut checks: Vec<Box<dyn HealthCheck + Send>> = specs.into_iter().map(Spec::build).collect();
    if args.once {
        let reports = check_all(&mut checks, args.timeout).await;
        let well = reports.iter().all(|report| report.look.is_ok());
        print(&table(&reports))?;
        return Ok(ExitCode::from(u8::from(!well)));
    }

    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = listener.local_addr().context("no address to listen on")?;
    let board = Board::default();
    let pace = Pace {
        every: args.every,
        timeout: args.timeout,
    };
    for check in checks {
        do_health_check_par(check, &board, pace);
    }
    if own {
        check_itself(address, &board, pace)?;
    }
    print(&format!("listening on http://{address}/\n"))?;
    axum::serve(listener, router(board))
        .with_graceful_shutdown(async {
            // If nobody can press Ctrl-C, the service goes on.
            if signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await
        .context("cannot serve")?;
    Ok(ExitCode::SUCCESS)
}

/// The same function as for the boxes, with checks whose types are known: no `dyn` is involved.
fn check_itself(address: SocketAddr, board: &Board, pace: Pace) -> Result<()> {
    do_health_check_par(Tcp::new(address.to_string()), board, pace);
    let page = Target::parse(&format!("http://{address}/live"))?;
    let itself = Renamed::new("this service", Http::new(page));
    do_health_check_par(itself, board, pace);
    Ok(())
}

/// A line for each check.
fn table(reports: &[Report]) -> String {
    let names = reports.iter().map(|report| report.name.chars().count());
    let width = names.max().unwrap_or_default();
    let line = |report: &Report| {
        let (word, message) = match &report.look {
            Ok(seen) => ("up  ", seen.clone()),
            Err(failure) => ("DOWN", failure.to_string()),
        };
        format!("{word}  {:<width$}  {message}\n", report.name)
    };
    reports.iter().map(line).collect()
}

/// A reader that has seen enough and goes away, such as `head`, is no error.
fn print(text: &str) -> Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}
