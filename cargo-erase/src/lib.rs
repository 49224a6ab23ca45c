//! `cargo erase`: the way off async-trait.
//!
//! [`main`] is the whole program. [`migrate`] reads a workspace, decides for each trait whether it
//! can be migrated, and returns the changed files with a report; [`mod@write`] puts them in their
//! place, all or none.
//!
//! ```no_run
//! use cargo_erase::cli::{Cargo, Command, Erase};
//! use clap::Parser;
//!
//! let Cargo::Erase(Erase { command }) = Cargo::parse_from(["cargo", "erase", "migrate"]);
//! if let Command::Migrate(args) = command {
//!     let migration = cargo_erase::migrate(&args)?;
//!     println!("{} files would change", migration.changes.len());
//! }
//! # Ok::<(), anyhow::Error>(())
//! ```
#![forbid(unsafe_code)]

pub mod cli;
mod delegation;
mod edit;
pub mod findings;
mod forward;
mod generated;
mod git;
pub mod interrupt;
mod manifest;
mod migration;
mod overlap;
mod packages;
mod plan;
mod pointers;
mod project;
mod refusal;
pub mod report;
mod resolve;
mod rewrite;
mod scan;
mod source;
mod staying;
mod unsized_generics;
mod uses;
pub mod write;

use std::process::ExitCode;

use clap::Parser as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use cli::{Cargo, Check, Command, Erase, MessageFormat, Migrate};
pub use migration::Migration;
use report::Report;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is left to be looked at.
    Done,
    /// Something is.
    Left,
    /// An error, and no file was changed.
    Failed,
    /// Somebody interrupted, and no file was changed.
    Interrupted,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Left => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
            Outcome::Interrupted => ExitCode::from(130),
        }
    }
}

/// What an error of [`main`] ends the process with.
pub fn code_of(error: &anyhow::Error) -> Outcome {
    if error.is::<interrupt::Interrupted>() {
        Outcome::Interrupted
    } else {
        Outcome::Failed
    }
}

/// Prints an error, with its causes.
pub fn complain(error: &anyhow::Error) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    anstream::eprintln!("{style}error{style:#}: {error:#}");
}

/// The program.
///
/// # Errors
/// Whatever goes wrong; no file is changed then.
pub fn main() -> anyhow::Result<Outcome> {
    let Cargo::Erase(Erase { command }) = Cargo::parse();
    interrupt::install()?;
    match command {
        Command::Migrate(args) => run(&args),
        Command::Check(args) => check(&args),
    }
}

fn run(args: &Migrate) -> anyhow::Result<Outcome> {
    let mut migration = migrate(args)?;
    if args.apply && !migration.changes.is_empty() {
        if !args.allow_dirty {
            git::refuse_dirty(&migration.root)?;
        }
        write::apply(&migration.changes, &mut |_| Ok(()))?;
        migration.summary.applied = true;
    }
    let mut report = Report::new(&args.output);
    report.migration(&migration.changes, &migration.findings, &migration.summary)?;
    Ok(if migration.summary.checks == 0 {
        Outcome::Done
    } else {
        Outcome::Left
    })
}

/// Works a migration out, and writes nothing.
///
/// # Errors
/// The workspace cannot be read, or a file that uses async-trait does not parse.
pub fn migrate(args: &Migrate) -> anyhow::Result<Migration> {
    let project = project::Project::load(&args.path, &progress(args.output.message_format))?;
    migration::work_out(&project, args)
}

fn check(args: &Check) -> anyhow::Result<Outcome> {
    let project = project::Project::load(&args.path, &progress(args.output.message_format))?;
    let uses = uses::find(&project)?;
    Report::new(&args.output).uses(&uses)?;
    Ok(if uses.is_empty() {
        Outcome::Done
    } else {
        Outcome::Left
    })
}

/// A bar on the standard error, if that is a terminal.
fn progress(format: MessageFormat) -> ProgressBar {
    let target = match format {
        MessageFormat::Human => ProgressDrawTarget::stderr(),
        MessageFormat::Json => ProgressDrawTarget::hidden(),
    };
    let style = ProgressStyle::with_template("reading {bar:30} {pos}/{len} files");
    let bar = ProgressBar::with_draw_target(None, target);
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
