//! Instructions a call: exact, the same on an idle machine and on a busy one.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::paths::Paths;
use crate::suite::{Allocator, Suite};
use crate::table::Table;

/// The function of the suite that callgrind counts.
const REGION: &str = "erase_bench_region";

/// How many iterations the longer region of a cell has more than the shorter one.
const BETWEEN: f64 = 64.0;

/// A count may be this much above the committed one: another rustc inlines differently.
const TOLERANCE: f64 = 0.08;

/// And by so many instructions in any case.
const SLACK: f64 = 4.0;

/// What is compared: the calls that no allocator has a part in, since each has its own count.
const COMPARED: [&str; 3] = ["erase", "erase, inline = 56", "erase, -> impl Future"];

/// The counts, or why there are none.
pub(crate) enum Outcome {
    Measured(Table),
    Skipped(&'static str),
}

/// Counts the instructions of every cell that stays on one thread.
pub(crate) fn measure(paths: &Paths, suite: &Suite) -> Result<Outcome> {
    let found = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !found.is_ok_and(|status| status.success()) {
        return Ok(Outcome::Skipped(
            "no instruction counts, since valgrind is not installed",
        ));
    }
    eprintln!("instructions");
    let folder = paths.scratch.join("callgrind");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    // The counters are set to zero at each entry of the region, and dumped at each exit.
    let output = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind"])
        .arg(format!(
            "--callgrind-out-file={}",
            folder.join("out").display()
        ))
        .arg(format!("--toggle-collect={REGION}"))
        .arg(format!("--zero-before={REGION}"))
        .arg(format!("--dump-after={REGION}"))
        .arg(suite.program(Allocator::System))
        .arg("instructions")
        .output()?;
    if !output.status.success() {
        bail!(
            "valgrind failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    read(&String::from_utf8(output.stdout)?, &folder).map(Outcome::Measured)
}

/// Two dumps for each line, in this order.
fn read(names: &str, folder: &Path) -> Result<Table> {
    let mut table = Table::default();
    for (nth, line) in names.lines().enumerate() {
        let (shape, strategy) = line.split_once('\t').context("not a cell")?;
        let short = total(&folder.join(format!("out.{}", 2 * nth + 1)))?;
        let long = total(&folder.join(format!("out.{}", 2 * nth + 2)))?;
        table.set(shape, strategy, (long - short) / BETWEEN);
    }
    Ok(table)
}

fn total(dump: &Path) -> Result<f64> {
    let text = fs::read_to_string(dump).with_context(|| format!("no {}", dump.display()))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    Ok(total.context("a dump without a total")?.trim().parse()?)
}

/// Writes the counts to the committed file.
pub(crate) fn bless(paths: &Paths, table: &Table) -> Result<()> {
    let mut text =
        String::from("# Instructions a call; written by `erase-bench --check --bless`.\n");
    for (shape, strategy, count) in compared(table) {
        let _ = writeln!(text, "{shape}\t{strategy}\t{count:.1}");
    }
    let path = paths.benches.join("instructions.tsv");
    fs::write(&path, text)?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Compares the counts with the committed file.
pub(crate) fn compare(paths: &Paths, table: &Table) -> Result<()> {
    let text = fs::read_to_string(paths.benches.join("instructions.tsv"))?;
    let mut committed = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (cell, count) = line.rsplit_once('\t').context("not a line of counts")?;
        committed.insert(cell.to_string(), count.parse::<f64>()?);
    }
    let mut worse = 0;
    for (shape, strategy, count) in compared(table) {
        let Some(before) = committed.remove(&format!("{shape}\t{strategy}")) else {
            bail!("no committed count for {shape} under {strategy}; add it with `--check --bless`");
        };
        let verdict = if count > (before * (1.0 + TOLERANCE)).max(before + SLACK) {
            worse += 1;
            "WORSE"
        } else if count < (before * (1.0 - TOLERANCE)).min(before - SLACK) {
            "better: `--check --bless` keeps it so"
        } else {
            "ok"
        };
        println!("{shape}, {strategy}: {count:.1}, committed {before:.1}: {verdict}");
    }
    if let Some(cell) = committed.keys().next() {
        bail!("nothing measures {cell:?} any more; update the file with `--check --bless`");
    }
    if worse > 0 {
        bail!(
            "{worse} counts are more than {:.0} % above the committed ones",
            TOLERANCE * 100.0
        );
    }
    Ok(())
}

fn compared(table: &Table) -> impl Iterator<Item = (&str, &str, f64)> {
    let shapes = table
        .rows
        .iter()
        .filter(|shape| !shape.contains("tokio") && !shape.contains("join_all"));
    shapes.flat_map(move |shape| {
        COMPARED.iter().filter_map(move |strategy| {
            Some((shape.as_str(), *strategy, table.get(shape, strategy)?))
        })
    })
}
