//! Fetches files from several mirrors, some of which may be slow, damaged or down.
//!
//! A mirror, a folder or a web server, is a [`Launch`](service::Launch): it is asked by
//! `&mut self`, and answers with a future that does not borrow it. So all files are asked for in one
//! loop on one service, and each future goes into a task of its own. Before each mirror stand a rate
//! limit, a failure on purpose and tower's own limits, as the command line says, so the mirrors are
//! `Box<dyn Launch<..>>`; the rotation over them, the check of the content and the retry are
//! generic and do not mind.
//!
//! ```text
//! cd examples/service/data
//! cargo run -p erase-example-service -- --flaky 30 --verbose SHA256SUMS a b
//! cargo run -p erase-example-service -- --help
//! ```
//!
//! Of these two mirrors neither is whole, and each request may fail; together they have all files.

mod args;
mod save;
mod stack;

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, Error, Result};
use clap::Parser as _;
use service::{
    Launch as _,
    list::{self, Wanted},
    mirror::{Fetched, Mirror},
};
use tokio::task::JoinSet;

use crate::{args::Args, save::save};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all files were had.
async fn run(args: Args) -> Result<bool> {
    let source = args.list.display().to_string();
    let text = fs::read_to_string(&args.list).with_context(|| format!("cannot read {source}"))?;
    let list = list::parse(&source, &text)?;
    let mirrors = stack::build(&args)?;

    let outcomes = fetch(mirrors, &list, args.out).await?;
    let had = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    print(&table(&list, &outcomes))?;
    print(&format!("{had} of {} files\n", list.len()))?;
    Ok(had == list.len())
}

/// Asks for all files at once, and answers in their order.
async fn fetch(
    mut mirrors: Mirror,
    list: &[Wanted],
    out: Option<PathBuf>,
) -> Result<Vec<Result<Had>>> {
    let out: Option<Arc<PathBuf>> = out.map(Arc::new);
    let mut tasks = JoinSet::new();
    for (index, wanted) in list.iter().enumerate() {
        // The future borrows neither the mirrors, which are asked again for the next file, nor the
        // list.
        let answer = mirrors.launch(wanted.clone());
        let (wanted, out) = (wanted.clone(), out.clone());
        tasks.spawn(async move {
            let had = async {
                let fetched = answer.await?;
                if let Some(folder) = out {
                    save(&folder, &wanted.path, &fetched.bytes).await?;
                }
                Ok(Had::from(fetched))
            };
            (index, had.await)
        });
    }
    let mut outcomes: Vec<(usize, Result<Had>)> = Vec::with_capacity(list.len());
    while let Some(done) = tasks.join_next().await {
        outcomes.push(done?);
    }
    outcomes.sort_by_key(|(index, _)| *index);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// What is told of a file that was fetched; its content is not needed any more.
struct Had {
    mirror: Arc<str>,
    length: usize,
}

impl From<Fetched> for Had {
    fn from(fetched: Fetched) -> Self {
        Self {
            length: fetched.bytes.len(),
            mirror: fetched.mirror,
        }
    }
}

/// A line for each file.
fn table(list: &[Wanted], outcomes: &[Result<Had, Error>]) -> String {
    let widths = list.iter().map(|wanted| wanted.path.chars().count());
    let width = widths.max().unwrap_or_default();
    let line = |(wanted, outcome): (&Wanted, &Result<Had>)| match outcome {
        Ok(Had { mirror, length }) => {
            format!(
                "ok      {:<width$}  {length} bytes from {mirror}\n",
                wanted.path
            )
        }
        Err(error) => format!("FAILED  {:<width$}  {error:#}\n", wanted.path),
    };
    list.iter().zip(outcomes).map(line).collect()
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
