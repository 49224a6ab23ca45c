//! A run: each trait natively, then with the attribute, then some of the programs.

mod batches;
mod options;
mod report;
mod rustc;
mod sample;

use crate::shape::{self, Shape, beyond};
use crate::source::{self, HEADER, Level, Module};
use options::Options;
use rustc::{Failure, Rustc};
use std::io;

/// One in so many of the accepted ones is run.
const RUN_ONE_IN: u64 = 8;

/// What became of one shape.
pub(crate) struct Outcome {
    pub(crate) shape: Shape,
    /// At which levels it compiles natively.
    pub(crate) levels: Vec<Level>,
    pub(crate) native: Vec<Failure>,
    /// What is wrong with it under the attribute.
    pub(crate) erased: Vec<Failure>,
    pub(crate) was_run: bool,
}

impl Outcome {
    fn new(shape: Shape) -> Outcome {
        Outcome {
            shape,
            levels: Vec::new(),
            native: Vec::new(),
            erased: Vec::new(),
            was_run: false,
        }
    }

    pub(crate) fn is_native(&self) -> bool {
        self.levels.contains(&Level::Inside)
    }

    pub(crate) fn is_accepted(&self) -> bool {
        self.is_native() && self.erased.is_empty()
    }

    pub(crate) fn module(&self, name: String) -> Module {
        source::erased(name, &self.shape, &Level::strongest(&self.levels))
    }
}

pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let options = Options::parse(arguments)?;
    if let Some(name) = options.show {
        println!("{}", program(&Shape::named(&name).ok_or("no such trait")?));
        return Ok(());
    }
    let mut shapes = shape::chosen(options.more);
    shapes.retain(|shape| shape.name().contains(&options.only));
    println!("{} traits that can be written", shapes.len());
    let rustc = Rustc::with_libraries()?;
    let mut outcomes: Vec<_> = shapes.into_iter().map(Outcome::new).collect();
    batches::each(options.jobs, &mut outcomes, |name, batch| {
        natively(&rustc, name, batch)
    })?;
    println!(
        "{} that native Rust accepts",
        outcomes
            .iter()
            .filter(|outcome| outcome.is_native())
            .count()
    );
    batches::each(options.jobs, &mut outcomes, |name, batch| {
        erased(&rustc, name, batch)
    })?;
    batches::each(options.jobs, &mut outcomes, |name, batch| {
        executed(&rustc, name, batch)
    })?;
    if let Some(count) = options.sample {
        sample::write(&outcomes, count).map_err(|error| error.to_string())?;
    }
    report::write(&rustc.scratch, &outcomes).map_err(|error| error.to_string())?;
    report::verdict(&outcomes)
}

fn program(shape: &Shape) -> String {
    let module = source::erased("shape".to_owned(), shape, &[Level::Inside]).text();
    format!("{HEADER}{module}fn main() {{\n    shape::run();\n}}")
}

fn natively(rustc: &Rustc, name: &str, batch: &mut [Outcome]) -> io::Result<()> {
    let module =
        |(at, outcome): (usize, &Outcome)| source::native(format!("m{at}"), &outcome.shape);
    let modules: Vec<Module> = batch.iter().enumerate().map(module).collect();
    let failures = rustc.sift(name, &modules)?;
    for (outcome, failures) in batch.iter_mut().zip(failures) {
        let failed = |level: &Level| {
            failures
                .iter()
                .any(|failure| failure.part == "trait" || failure.part == level.name())
        };
        outcome.levels = Level::all(&outcome.shape)
            .filter(|level| !failed(level))
            .collect();
        outcome.native = failures;
    }
    Ok(())
}

fn erased(rustc: &Rustc, name: &str, batch: &mut [Outcome]) -> io::Result<()> {
    let native: Vec<_> = batch
        .iter_mut()
        .filter(|outcome| outcome.is_native())
        .collect();
    let modules: Vec<Module> = native
        .iter()
        .enumerate()
        .map(|(at, outcome)| outcome.module(format!("m{at}")))
        .collect();
    let failures = rustc.sift(name, &modules)?;
    for (outcome, failures) in native.into_iter().zip(failures) {
        outcome.erased = failures;
    }
    Ok(())
}

/// Runs some of those that are accepted; a panic in one is a failure of its own.
fn executed(rustc: &Rustc, name: &str, batch: &mut [Outcome]) -> io::Result<()> {
    let chosen = |outcome: &Outcome| {
        outcome.is_accepted()
            && beyond::kind(&outcome.shape).is_none()
            && shape::hash(&[&outcome.shape.name()]) % RUN_ONE_IN == 0
    };
    let chosen: Vec<_> = batch.iter_mut().filter(|outcome| chosen(outcome)).collect();
    let modules: Vec<Module> = chosen
        .iter()
        .enumerate()
        .map(|(at, outcome)| outcome.module(format!("m{at}")))
        .collect();
    let failures = rustc.execute(name, &modules)?;
    for (outcome, failure) in chosen.into_iter().zip(failures) {
        outcome.was_run = true;
        outcome.erased.extend(failure);
    }
    Ok(())
}
