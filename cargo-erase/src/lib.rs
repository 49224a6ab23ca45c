//! `cargo erase`: from async-trait to erase-core.
//!
//! A migration has stages, and a file for each: [`plan`] decides which attributes move, [`rewrite`]
//! and [`manifest`] edit, [`check`] asks rustc about the result, [`mend`] settles the errors that
//! have one right fix, [`advice`] says what to write for the others, and [`report`] prints it all.
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
mod texts;
mod uses;
mod workspace;
mod write;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cargo, Command, Erase};
use report::Report;

const DONE: u8 = 0;
const LEFT: u8 = 1;
const FAILED: u8 = 2;
const INTERRUPTED: u8 = 130;

/// The program.
pub fn main() -> ExitCode {
    let code = run().unwrap_or_else(|error| {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        anstream::eprintln!("{style}error{style:#}: {error:#}");
        if error.is::<interrupt::Interrupted>() {
            INTERRUPTED
        } else {
            FAILED
        }
    });
    ExitCode::from(code)
}

fn run() -> anyhow::Result<u8> {
    let Cargo::Erase(Erase { command }) = Cargo::parse();
    interrupt::install()?;
    let is_done = match command {
        Command::Migrate(args) => {
            let outcome = migration::run(&args)?;
            Report::new(&args.output).migration(&outcome)?;
            outcome.findings.is_empty()
        }
        Command::Check(args) => {
            let uses = uses::find(&project::Project::read(&args.path)?)?;
            Report::new(&args.output).uses(&uses)?;
            uses.is_empty()
        }
    };
    Ok(if is_done { DONE } else { LEFT })
}
