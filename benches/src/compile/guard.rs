//! Compares the cost of a build with the committed one.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail};

use super::source::{Size, Variant};
use super::workspace::{Step, Workspace};
use super::{size, title};
use crate::paths::Paths;

/// What is counted. Small: valgrind takes 30 times as long as rustc.
const CASES: [(Step, Size); 3] = [
    (Step::Check, size(10, 5, 2)),
    (Step::Check, size(10, 5, 8)),
    (Step::Debug, size(10, 5, 2)),
];

/// A ratio may exceed the committed one by this factor. Two runs differ by less than a thousandth, but another
/// rustc does its work differently.
const TOLERANCE: f64 = 0.03;

/// The ratio of erase to async-trait, for each case.
pub(crate) fn measure(paths: &Paths) -> Result<Vec<(String, f64)>> {
    let workspace = Workspace::generate(paths, &CASES.map(|(_, size)| size))?;
    let ratio = |(step, size): (Step, Size)| {
        let erase = workspace.count(step, Variant::Erase, size)?;
        let peer = workspace.count(step, Variant::AsyncTrait, size)?;
        Ok((format!("{}, {}", step.name(), title(size)), erase / peer))
    };
    CASES.into_iter().map(ratio).collect()
}

/// Writes the ratios to the committed file.
pub(crate) fn bless(paths: &Paths, ratios: &[(String, f64)]) -> Result<()> {
    let mut text = String::from(
        "# Instructions of rustc, of async-trait's; written by `erase-bench --check --bless`.\n",
    );
    for (name, ratio) in ratios {
        let _ = writeln!(text, "{name}\t{ratio:.3}");
    }
    let path = paths.benches.join("compile.tsv");
    fs::write(&path, text)?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Compares the ratios with the committed file.
pub(crate) fn compare(paths: &Paths, ratios: &[(String, f64)]) -> Result<()> {
    let text = fs::read_to_string(paths.benches.join("compile.tsv"))?;
    let mut committed = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, ratio) = line.split_once('\t').context("not a line of ratios")?;
        committed.insert(name, ratio.parse::<f64>()?);
    }
    let mut worse = 0;
    for (name, ratio) in ratios {
        let Some(before) = committed.get(name.as_str()) else {
            bail!("no committed ratio for {name}; add it with `--check --bless`");
        };
        let verdict = if *ratio > before * (1.0 + TOLERANCE) {
            worse += 1;
            "WORSE"
        } else if *ratio < before * (1.0 - TOLERANCE) {
            "better: `--check --bless` keeps it so"
        } else {
            "ok"
        };
        println!("{name}: {ratio:.3} of async-trait, committed {before:.3}: {verdict}");
    }
    if worse > 0 {
        bail!(
            "{worse} ratios are more than {:.0} % above the committed ones",
            TOLERANCE * 100.0
        );
    }
    Ok(())
}
