//! `cargo erase`: from async-trait to erase-core.
//!
//! A migration has stages, and a file for each: [`plan`] decides which attributes move, [`rewrite`]
//! and [`manifest`] edit, [`check`] runs rustc on the result, [`mend`] fixes the errors that have one
//! right fix, [`advice`] has the fixes for the others, and [`report`] prints everything.
#![forbid(unsafe_code)]

mod advice;
mod check;
mod cli;
mod edit;
mod git;
mod interrupt;
mod manifest;
mod mend;
mod migration;
mod plan;
mod project;
mod report;
mod rewrite;
mod scan;
mod source;
mod uses;
mod workspace;
mod write;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cargo, Command};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            anstream::eprintln!("{style}error{style:#}: {error:#}");
            let is_interrupt = error.is::<interrupt::Interrupted>();
            ExitCode::from(if is_interrupt { 130 } else { 2 })
        }
    }
}

/// Whether nothing is left to do.
fn run() -> anyhow::Result<bool> {
    let Cargo::Erase { command } = Cargo::parse();
    interrupt::install()?;
    match command {
        Command::Migrate(args) => {
            let outcome = migration::run(&args)?;
            report::migration(args.json, &outcome);
            Ok(outcome.findings.is_empty())
        }
        Command::Check(args) => {
            let uses = uses::find(&project::Project::read(&args.path)?);
            report::uses(args.json, &uses);
            Ok(uses.is_empty())
        }
    }
}
