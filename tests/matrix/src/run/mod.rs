//! The run.

mod report;
mod rustc;

use crate::shape::{self, Shape};
use crate::source::{self, Level, Module};
use rustc::{Failure, Rustc};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// How many modules a program has.
const BATCH: usize = 200;

/// What became of one shape.
pub(crate) struct Outcome {
    pub(crate) shape: Shape,
    /// What native Rust has of it; nothing where it does not compile.
    pub(crate) levels: Vec<Level>,
    pub(crate) native: Vec<Failure>,
    pub(crate) erased: Vec<Failure>,
}

impl Outcome {
    pub(crate) fn is_native(&self) -> bool {
        self.levels.contains(&Level::Inside)
    }
}

struct Options {
    more: u64,
    jobs: usize,
    only: String,
}

pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let options = options(arguments)?;
    let mut shapes = shape::chosen(options.more);
    shapes.retain(|shape| shape.name().contains(&options.only));
    println!("{} shapes", shapes.len());
    let rustc = libraries()?;
    let mut outcomes: Vec<_> = shapes
        .into_iter()
        .map(|shape| Outcome {
            shape,
            levels: Vec::new(),
            native: Vec::new(),
            erased: Vec::new(),
        })
        .collect();
    in_batches(&options, &mut outcomes, |name, batch| {
        natively(&rustc, name, batch)
    })?;
    println!(
        "{} native",
        outcomes
            .iter()
            .filter(|outcome| outcome.is_native())
            .count()
    );
    in_batches(&options, &mut outcomes, |name, batch| {
        erased(&rustc, name, batch)
    })?;
    report::write(&rustc.scratch, &outcomes).map_err(|error| error.to_string())
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        more: 1,
        jobs: 2,
        only: String::new(),
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--more" => options.more = value()?.parse().map_err(|_| "--more needs a number")?,
            "--jobs" => options.jobs = value()?.parse().map_err(|_| "--jobs needs a number")?,
            "--only" => options.only = value()?,
            _ => return Err(format!("unknown argument {argument}")),
        }
    }
    Ok(options)
}

/// Builds what the programs link, in a target directory of its own: the macro with optimisations.
fn libraries() -> Result<Rustc, String> {
    let target = PathBuf::from(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
        .join("matrix");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--lib",
            "-p",
            "erase-core",
            "-p",
            "erase-test-matrix",
        ])
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL", "1")
        .status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the libraries do not build".to_owned());
    }
    let rustc = Rustc {
        libraries: target.join("debug"),
        scratch: target.join("programs"),
    };
    fs::create_dir_all(&rustc.scratch).map_err(|error| error.to_string())?;
    Ok(rustc)
}

fn in_batches(
    options: &Options,
    outcomes: &mut [Outcome],
    work: impl Fn(&str, &mut [Outcome]) -> std::io::Result<()> + Sync,
) -> Result<(), String> {
    let batches: Vec<_> = outcomes.chunks_mut(BATCH).map(Mutex::new).collect();
    let next = AtomicUsize::new(0);
    let errors = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..options.jobs {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(batch) = batches.get(at) else { return };
                    let done =
                        batch
                            .lock()
                            .map_err(|error| error.to_string())
                            .and_then(|mut batch| {
                                work(&format!("batch{at}"), &mut batch)
                                    .map_err(|error| error.to_string())
                            });
                    if let (Err(error), Ok(mut errors)) = (done, errors.lock()) {
                        errors.push(error);
                    }
                }
            });
        }
    });
    let errors = errors.into_inner().map_err(|error| error.to_string())?;
    errors.into_iter().next().map_or(Ok(()), Err)
}

fn natively(rustc: &Rustc, name: &str, batch: &mut [Outcome]) -> std::io::Result<()> {
    let module =
        |(at, outcome): (usize, &Outcome)| source::native(format!("m{at}"), &outcome.shape);
    let modules: Vec<Module> = batch.iter().enumerate().map(module).collect();
    let failures = rustc.sift(name, &modules, false)?;
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

fn erased(rustc: &Rustc, name: &str, batch: &mut [Outcome]) -> std::io::Result<()> {
    let native: Vec<_> = batch
        .iter_mut()
        .filter(|outcome| outcome.is_native())
        .collect();
    let module = |(at, outcome): (usize, &&mut Outcome)| {
        source::erased(
            format!("m{at}"),
            &outcome.shape,
            &Level::strongest(&outcome.levels),
        )
    };
    let modules: Vec<Module> = native.iter().enumerate().map(module).collect();
    let failures = rustc.sift(name, &modules, true)?;
    for (outcome, failures) in native.into_iter().zip(failures) {
        outcome.erased = failures;
    }
    Ok(())
}
