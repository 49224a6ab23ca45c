//! Builds and runs the programs of `suite`, and reads what they print.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::paths::{self, Paths};
use crate::table::Table;

/// One program of the suite: the same calls over another allocator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Allocator {
    System,
    Mimalloc,
    /// The system's, and counts.
    Count,
}

impl Allocator {
    fn program(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Mimalloc => "mimalloc",
            Self::Count => "count",
        }
    }
}

/// The suite, built.
pub(crate) struct Suite {
    programs: PathBuf,
}

impl Suite {
    /// Builds the programs.
    pub(crate) fn build(paths: &Paths, allocators: &[Allocator]) -> Result<Self> {
        eprintln!("building the suite");
        let target = paths.scratch.join("suite");
        let mut command = Command::new(paths::cargo());
        command.args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--manifest-path",
        ]);
        command
            .arg(paths.suite.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(&target);
        if allocators.contains(&Allocator::Mimalloc) {
            command.args(["--features", "mimalloc"]);
        }
        for allocator in allocators {
            command.args(["--bin", allocator.program()]);
        }
        if !command.status().context("cargo does not run")?.success() {
            bail!("the suite does not build");
        }
        Ok(Self {
            programs: target.join("release"),
        })
    }

    /// The path of a program.
    pub(crate) fn program(&self, allocator: Allocator) -> PathBuf {
        self.programs.join(allocator.program())
    }

    /// Nanoseconds of each call, round by round, with the rounds of all processes in one row.
    ///
    /// Where the stack, the heap and the code happen to lie makes some shapes half as fast again in
    /// one process as in the next.
    pub(crate) fn times(
        &self,
        allocator: Allocator,
        processes: usize,
        rounds: usize,
    ) -> Result<Times> {
        let mut cells: Vec<Samples> = Vec::new();
        for process in 1..=processes {
            eprintln!("time, {allocator:?}, process {process}/{processes}");
            let out = output(&self.program(allocator), &["time", &rounds.to_string()])?;
            for line in out.lines() {
                let (shape, strategy, figures) = split(line)?;
                let same = |cell: &&mut Samples| cell.shape == shape && cell.strategy == strategy;
                match cells.iter_mut().find(same) {
                    Some(cell) => cell.figures.extend(figures),
                    None => cells.push(Samples {
                        shape,
                        strategy,
                        figures,
                    }),
                }
            }
        }
        Ok(Times { cells })
    }

    /// Allocations and bytes a call.
    pub(crate) fn allocations(&self) -> Result<(Table, Table)> {
        eprintln!("allocations");
        let out = output(&self.program(Allocator::Count), &["allocations"])?;
        let (mut calls, mut bytes) = (Table::default(), Table::default());
        for line in out.lines() {
            let (shape, strategy, figures) = split(line)?;
            let [count, size] = figures[..] else {
                bail!("not two figures: {line}")
            };
            calls.set(&shape, &strategy, count);
            bytes.set(&shape, &strategy, size);
        }
        Ok((calls, bytes))
    }

    /// Sizes of futures and tasks.
    pub(crate) fn sizes(&self) -> Result<Table> {
        let out = output(&self.program(Allocator::System), &["sizes"])?;
        let mut table = Table::default();
        for line in out.lines() {
            let mut fields = line.split('\t');
            let strategy = fields.next().context("an empty line")?;
            for row in ["the future of a call", "a task that awaits it"] {
                table.set(row, strategy, fields.next().context("no size")?.parse()?);
            }
        }
        Ok(table)
    }
}

fn output(program: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("{} {} failed", program.display(), arguments.join(" "));
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn split(line: &str) -> Result<(String, String, Vec<f64>)> {
    let mut fields = line.split('\t').map(str::to_string);
    let (Some(shape), Some(strategy)) = (fields.next(), fields.next()) else {
        bail!("not a line of figures: {line}");
    };
    let figures = fields
        .map(|field| field.parse())
        .collect::<Result<_, _>>()?;
    Ok((shape, strategy, figures))
}

/// Times, by cell and round.
pub(crate) struct Times {
    cells: Vec<Samples>,
}

struct Samples {
    shape: String,
    strategy: String,
    figures: Vec<f64>,
}

impl Times {
    /// The median, over the rounds, of the ratio to another strategy in the same round.
    pub(crate) fn relative_to(&self, strategy: &str) -> Table {
        let mut table = Table::default();
        for Samples {
            shape,
            strategy: name,
            figures,
        } in &self.cells
        {
            let unit = self
                .cells
                .iter()
                .find(|cell| cell.strategy == strategy && cell.shape == *shape);
            if let Some(unit) = unit {
                let ratios = figures
                    .iter()
                    .zip(&unit.figures)
                    .map(|(a, b)| a / b)
                    .collect();
                table.set(shape, name, median(ratios));
            }
        }
        table
    }

    /// The median times.
    pub(crate) fn nanoseconds(&self) -> Table {
        let mut table = Table::default();
        for cell in &self.cells {
            table.set(&cell.shape, &cell.strategy, median(cell.figures.clone()));
        }
        table
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
