//! Measures what a call through `dyn Trait` costs, against every other way to make it.
//!
//! `cargo run --release -p erase-bench` writes the tables of `docs/performance.md`.

mod command;
mod compile;
mod document;
mod goals;
mod instructions;
mod machine;
mod paths;
mod suite;
mod table;

use anyhow::Result;
use clap::Parser;

use crate::command::Arguments;

fn main() -> Result<()> {
    command::run(&Arguments::parse())
}
