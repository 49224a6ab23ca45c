//! Random traits: no call on their dyn types keeps a borrow for too long, and each compiles and runs where
//! it does not try.
//!
//! `ERASE_ATTACKS` is how many traits there are, `ERASE_SEED` what they are made from.

#[path = "soundness/support/generate.rs"]
mod generate;
#[path = "soundness/support/harness.rs"]
mod harness;
#[path = "soundness/support/spellings.rs"]
mod spellings;

use generate::{Case, Random};
use spellings::PRELUDE;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

/// The errors in each function of the source, by its name; others by the line.
fn by_function(source: &str, errors: &[harness::Error]) -> BTreeMap<String, Vec<String>> {
    let lines: Vec<_> = source.lines().collect();
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for (line, code, text) in errors {
        let at = line.map_or(0, |line| line as usize).min(lines.len());
        let inside = lines[..at]
            .iter()
            .rposition(|line| line.starts_with("pub fn ") || *line == "}");
        let name = inside.and_then(|n| lines[n].strip_prefix("pub fn ")?.split('(').next());
        let name = name.map_or_else(|| format!("line {at}"), str::to_owned);
        found
            .entry(name)
            .or_default()
            .push(format!("{code}: {text}"));
    }
    found
}

#[test]
fn no_call_of_a_random_trait_keeps_a_borrow_for_too_long() {
    let mut random = Random(number("ERASE_SEED", 7));
    let mut honest = PRELUDE.to_owned();
    let mut attacks = PRELUDE.to_owned();
    let (mut calls, mut names) = (String::new(), Vec::new());
    for n in 0..number("ERASE_ATTACKS", 60) as usize {
        let case = Case::random(&mut random);
        honest += &case.honest(n);
        calls += &format!("case_{n}::honest();\n");
        let (module, more) = case.attacks(n);
        attacks += &module;
        names.extend(more);
    }
    honest += &format!("fn main() {{\n{calls}}}\n");
    attacks += "fn main() {}\n";

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let programs = [("honest", &honest), ("attack", &attacks)].map(|(name, source)| {
        let path = folder.join(format!("generated_{name}.rs"));
        fs::write(&path, source).expect("a program");
        (name.to_owned(), path)
    });
    let package = harness::package("generated", &programs.into());
    let errors = harness::errors(&package);
    let honest = by_function(&honest, errors.get("honest").map_or(&[], Vec::as_slice));
    let ran = honest.is_empty() && {
        let run = Command::new(package.join("target/debug/honest")).status();
        run.expect("it was built").success()
    };
    let mut refused = by_function(&attacks, errors.get("attack").map_or(&[], Vec::as_slice));
    names.retain(|name| refused.remove(name).is_none());
    assert!(
        names.is_empty(),
        "not refused: {names:#?}, honest programs: {honest:#?}"
    );
    assert!(ran, "honest programs fail: {honest:#?}");
    assert!(
        refused.is_empty(),
        "refused for another reason: {refused:#?}"
    );
}
