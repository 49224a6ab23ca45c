//! The command line.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::{ArgGroup, CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio::runtime;

use crate::{
    files::{Files, Output},
    pipeline::{self, Failure, Position},
    plugin::Result,
    recipe::{self, Step},
    registry::Registry,
    report,
};

/// `PROGRAM` stands for the name of the program.
const EXAMPLES: &str = "\
Examples:
  PROGRAM list
  PROGRAM run --input app.log filter pattern=ERROR then count top=5
  PROGRAM run --input app.log --config errors.toml --timing
  zcat app.log.gz | PROGRAM run replace pattern='token=\\S+' with='token=***' then gzip > clean.gz

errors.toml, with the stages of the first `run`:

  [[stage]]
  plugin = \"filter\"
  pattern = \"ERROR\"

  [[stage]]
  plugin = \"count\"
  top = 5";

/// Sends text through a chain of plugins.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show all plugins and their options
    List,
    /// Send files or standard input through plugins, to standard output
    Run(Run),
}

#[derive(clap::Args)]
#[command(group = ArgGroup::new("what").args(["config", "stages"]).required(true))]
struct Run {
    /// Read this file, or `-` for standard input; may be given several times
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    input: Vec<PathBuf>,

    /// Take the stages from this TOML file
    #[arg(short, long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Show on standard error what each stage took, gave and needed
    #[arg(short, long)]
    timing: bool,

    /// The stages: `PLUGIN [OPTION=VALUE].. then PLUGIN ..`; an option alone means `OPTION=true`
    #[arg(trailing_var_arg = true, value_name = "STAGE")]
    stages: Vec<String>,
}

/// The whole program, with all plugins that are linked into it.
///
/// A crate that brings more plugins becomes such a program by a `main` that calls this. `name` is
/// the name under which the program speaks of itself: `env!("CARGO_BIN_NAME")`.
pub fn main(name: &'static str) -> ExitCode {
    let done = match parse(name).command {
        Command::List => list(),
        Command::Run(run) => run.start(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", format!("{error:#}").trim_end());
            ExitCode::FAILURE
        }
    }
}

fn parse(name: &'static str) -> Args {
    let command = Args::command()
        .name(name)
        .bin_name(name)
        .after_help(EXAMPLES.replace("PROGRAM", name));
    Args::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}

fn list() -> Result<()> {
    let text = report::plugins(&Registry::collect()?);
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}

impl Run {
    fn start(self) -> Result<()> {
        let steps = match &self.config {
            Some(file) => read_config(file)?,
            None => recipe::from_words(&self.stages)?,
        };
        let plugins = Registry::collect()?.build(&steps)?;

        let runtime = runtime::Builder::new_multi_thread()
            .build()
            .context("cannot start the runtime")?;
        let (source, sink) = (Box::new(Files::new(self.input)), Box::new(Output::new()));
        let outcome = runtime.block_on(pipeline::run(source, plugins, sink));
        // A read from a terminal cannot be cancelled, and is not waited for.
        runtime.shutdown_background();

        let stats = outcome.map_err(|failure| explain(failure, &steps))?;
        if self.timing {
            eprint!("{}", report::timing(&steps, &stats));
        }
        Ok(())
    }
}

fn read_config(file: &Path) -> Result<Vec<Step>> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
    recipe::from_toml(&name, &text)
}

/// Names the plugin. What went wrong with the input or the output says enough itself.
fn explain(failure: Failure, steps: &[Step]) -> anyhow::Error {
    match failure.at {
        Position::Stage(index) => {
            let name = &steps[index].plugin.text;
            failure.error.context(format!("{}, `{name}`", failure.at))
        }
        Position::Input | Position::Output => failure.error,
    }
}
