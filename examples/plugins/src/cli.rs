//! The command line.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio::{fs::File, io::BufReader, runtime::Runtime};

use crate::{Registration, Stage, pipeline, registry};

/// `PROGRAM` is replaced by the name of the program.
const EXAMPLES: &str = "\
Examples:
  PROGRAM list
  PROGRAM run --input app.log filter ERROR then count --top 5
  zcat app.log.gz | PROGRAM run replace 'token=\\S+' 'token=***' > clean
  PROGRAM run filter --help";

/// Sends text through a chain of plugins.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show all plugins
    List,
    /// Send the lines of a file or of standard input through plugins, to standard output
    Run(Run),
}

#[derive(clap::Args)]
struct Run {
    /// Read this file instead of standard input
    #[arg(short, long, value_name = "FILE")]
    input: Option<PathBuf>,

    /// The stages: `PLUGIN OPTION.. then PLUGIN ..`
    #[arg(trailing_var_arg = true, required = true, value_name = "STAGE")]
    stages: Vec<String>,
}

/// The whole program, with all plugins that are linked into it.
///
/// A crate with more plugins is such a program if its `main` calls this. `name` is the program's name in
/// messages: `env!("CARGO_BIN_NAME")`.
pub fn main(name: &'static str) -> ExitCode {
    let command = Args::command().name(name).bin_name(name);
    let command = command.after_help(EXAMPLES.replace("PROGRAM", name));
    let args = Args::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
    let done = match args.command {
        Command::List => list(),
        Command::Run(run) => {
            let stages = registry::build(&run.stages).unwrap_or_else(|error| error.exit());
            start(run.input, stages)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn list() -> Result<()> {
    let lines: String = Registration::all()
        .into_iter()
        .map(Registration::line)
        .collect();
    match io::stdout().write_all(lines.as_bytes()) {
        // A reader such as `head` may close the pipe early.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn start(input: Option<PathBuf>, stages: Vec<Stage>) -> Result<()> {
    let runtime = Runtime::new()?;
    let done = runtime.block_on(async {
        let output = tokio::io::stdout();
        match input {
            None => pipeline::run(BufReader::new(tokio::io::stdin()), stages, output).await,
            Some(path) => {
                let file = File::open(&path).await;
                let file = file.with_context(|| format!("cannot open {}", path.display()))?;
                pipeline::run(BufReader::new(file), stages, output).await
            }
        }
    });
    // A read from a terminal cannot be cancelled, so do not wait for it.
    runtime.shutdown_background();
    done
}
