//! Several databases behind one trait with `async fn`.
//!
//! `SQLite`, redb and a map in memory have nothing in common but the trait [`Database`], whose
//! methods are native `async fn` with borrowed arguments. Which of them are used is decided on the
//! command line, so they are held as `Vec<Box<dyn Database>>`, and each is filled with the same rows
//! and asked the same questions: call by call, many calls joined in one task, and a task for each
//! call over an `Arc<dyn Database>`. A cache is written once for any `D: Database`; it stands before
//! a store of a known type and before a `Box<dyn Database>` alike, and is a `Database` itself. All
//! stores must give the same answers, else the program fails.
//!
//! ```text
//! cargo run --example databases -- --help
//! ```

mod args;
mod database;
mod folder;
mod input;
mod questions;
mod report;
mod stores;

use std::{
    io::{self, Write},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use clap::Parser;
use futures::future::try_join_all;
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};
use tokio::{runtime, signal};

use crate::{
    args::Args,
    database::Database,
    folder::Folder,
    questions::{Clock, Questions, STEPS},
    report::Outcome,
    stores::Kind,
};

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<()> {
    // Two stores of one kind would share a file.
    let mut kinds = Vec::new();
    for kind in args.store {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let input = input::read(args.input.as_deref())?;
    let title = format!("{}: {}", input.source, report::rows(input.rows.len()));
    let questions = Questions::new(input.rows, args.samples as usize, args.prefix);
    let folder = Folder::create(args.dir.as_deref())?;

    let runtime = runtime::Builder::new_multi_thread()
        .enable_all()
        // A disk gains nothing from the hundreds of threads that are tokio's default.
        .max_blocking_threads(16)
        .build()
        .context("cannot start the runtime")?;
    let outcomes = runtime.block_on(async {
        tokio::select! {
            outcomes = ask_all(&kinds, &folder, &questions) => outcomes,
            signal = signal::ctrl_c() => {
                signal.context("cannot wait for Ctrl-C")?;
                bail!("interrupted");
            }
        }
    });
    // Waits for work that is still under way, so that nothing writes to the folder any more.
    drop(runtime);
    let outcomes = outcomes?;

    if let Some(difference) = report::difference(&questions, &outcomes) {
        bail!("the stores differ: {difference}");
    }
    let kept = match folder.finish()? {
        Some(path) => format!("Kept in {}\n", path.display()),
        None => String::new(),
    };
    let table = report::show(&questions, &outcomes);
    print(&format!("{title}\n\n{table}{kept}"))
}

/// Opens the stores, and takes one after the other through the questions.
async fn ask_all(kinds: &[Kind], folder: &Folder, questions: &Questions) -> Result<Vec<Outcome>> {
    let opening = kinds.iter().map(|kind| async move {
        let store = kind.open(folder.stores()).await;
        store.with_context(|| format!("cannot open the store {kind:?}"))
    });
    let stores: Vec<Box<dyn Database>> = try_join_all(opening).await?;
    // A box becomes an `Arc` without a look at what is inside: tasks need to share the stores.
    let stores: Vec<Arc<dyn Database>> = stores.into_iter().map(Arc::from).collect();

    let bar = progress_bar(stores.len() * STEPS.len());
    let mut outcomes = Vec::new();
    for store in &stores {
        let name = store.name().to_owned();
        bar.set_message(name.clone());
        let mut clock = Clock::new(bar.clone());
        let answers = questions
            .ask(store, &mut clock)
            .await
            .with_context(|| name.clone())?;
        let times = clock.times;
        outcomes.push(Outcome {
            name,
            answers,
            times,
        });
    }
    Ok(outcomes)
}

/// A progress bar on standard error, where that is a terminal.
fn progress_bar(steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}");
    ProgressBar::new(steps as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_finish(ProgressFinish::AndClear)
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
