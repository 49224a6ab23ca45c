//! The command line, and what it makes happen.

use std::time::Instant;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::document::Document;
use crate::instructions::{self, Outcome};
use crate::paths::Paths;
use crate::suite::{Allocator, Suite};
use crate::table::Table;
use crate::{compile, goals, machine};

/// Measures, and writes `docs/performance.md`.
#[derive(Parser, Debug)]
#[command(about)]
pub(crate) struct Arguments {
    /// Fewer rounds and smaller crates, in under two minutes; prints the tables and writes nothing.
    #[arg(long)]
    quick: bool,

    /// Only compares the instruction counts with the committed ones; fails if any got worse. Those of
    /// rustc take ten minutes: `--only calls` leaves them out.
    #[arg(long, conflicts_with = "quick")]
    check: bool,

    /// With `--check`: commits the counts of this run instead.
    #[arg(long, requires = "check")]
    bless: bool,

    /// Measures one part and leaves the other tables as they are.
    #[arg(long, value_enum)]
    only: Option<Part>,
}

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Part {
    /// Calls: time, instructions, allocations, sizes.
    Calls,
    /// rustc's instructions, and binary size.
    Compile,
}

impl Arguments {
    fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }
}

/// Does what the command line says.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let paths = Paths::new()?;
    if arguments.check {
        if arguments.wants(Part::Calls) {
            check(&paths, arguments.bless)?;
        }
        if arguments.wants(Part::Compile) {
            check_compile(&paths, arguments.bless)?;
        }
        return Ok(());
    }
    let start = Instant::now();
    let mut document = Document::default();
    document.put("machine", machine::describe());
    if arguments.wants(Part::Calls) {
        calls(&paths, arguments.quick, &mut document)?;
    }
    if arguments.wants(Part::Compile) {
        eprintln!("instructions of rustc, which take a while");
        let compile = compile::measure(&paths, arguments.quick)?;
        document.put("compile", compile.markdown());
        document.put("compile-goals", goals::compile(&compile));
    }
    eprintln!("took {} s", start.elapsed().as_secs());
    if arguments.quick {
        println!("{}", document.text());
        return Ok(());
    }
    document.write(&paths.docs.join("performance.md"))
}

fn check(paths: &Paths, bless: bool) -> Result<()> {
    let suite = Suite::build(paths, &[Allocator::System])?;
    match instructions::measure(paths, &suite)? {
        Outcome::Skipped(why) => println!("SKIPPED: {why}"),
        Outcome::Measured(table) if bless => instructions::bless(paths, &table)?,
        Outcome::Measured(table) => instructions::compare(paths, &table)?,
    }
    Ok(())
}

fn check_compile(paths: &Paths, bless: bool) -> Result<()> {
    let ratios = compile::guard::measure(paths)?;
    if bless {
        compile::guard::bless(paths, &ratios)
    } else {
        compile::guard::compare(paths, &ratios)
    }
}

fn calls(paths: &Paths, quick: bool, document: &mut Document) -> Result<()> {
    let allocators: &[Allocator] = if quick {
        &[Allocator::System, Allocator::Count]
    } else {
        &[Allocator::System, Allocator::Count, Allocator::Mimalloc]
    };
    let suite = Suite::build(paths, allocators)?;
    let (processes, rounds) = if quick { (5, 20) } else { (9, 70) };
    let times = suite.times(Allocator::System, processes, rounds)?;
    let ratios = times.relative_to("async-trait");
    document.put(
        "time",
        with_nanoseconds(&ratios, &times.nanoseconds()).markdown("shape", 2),
    );
    let floor = times.relative_to("synchronous dyn");
    document.put("time-synchronous", floor.markdown("shape", 2));
    let mut all = vec![("the system's allocator", ratios.clone())];
    if !quick {
        let times = suite.times(Allocator::Mimalloc, processes, rounds)?;
        let ratios = times.relative_to("async-trait");
        let table = with_nanoseconds(&ratios, &times.nanoseconds());
        document.put("time-mimalloc", table.markdown("shape", 2));
        all.push(("mimalloc", ratios));
    }
    let instructions = match instructions::measure(paths, &suite)? {
        Outcome::Skipped(why) => {
            eprintln!("SKIPPED: {why}");
            None
        }
        Outcome::Measured(table) => {
            document.put("instructions", table.markdown("shape", 0));
            Some(table)
        }
    };
    let (allocations, bytes) = suite.allocations()?;
    document.put("allocations", allocations.markdown("allocations", 2));
    document.put("bytes", bytes.markdown("bytes", 0));
    document.put("sizes", suite.sizes()?.markdown("bytes", 0));
    document.put(
        "goals",
        goals::calls(&all, &floor, instructions.as_ref(), &allocations),
    );
    Ok(())
}

/// Ratios say little to one who does not know what they are ratios of.
fn with_nanoseconds(ratios: &Table, nanoseconds: &Table) -> Table {
    let mut table = ratios.clone();
    for row in &ratios.rows {
        if let Some(time) = nanoseconds.get(row, "async-trait") {
            table.set(row, "(async-trait, ns)", time);
        }
    }
    table
}
