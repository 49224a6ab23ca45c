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

/// The case and the function that a line of the source is in.
fn place(source: &str, line: u64) -> (Option<usize>, Option<&str>) {
    let before = source.lines().take(usize::try_from(line).expect("a line"));
    let (mut case, mut function) = (None, None);
    for text in before {
        if let Some(name) = text
            .strip_prefix("pub mod case_")
            .or(text.strip_prefix("mod case_"))
        {
            case = name.split(' ').next().and_then(|n| n.parse().ok());
            function = None;
        } else if let Some(name) = text.strip_prefix("pub fn ") {
            function = name.split('(').next();
        } else if text == "}" {
            function = None;
        }
    }
    (case, function)
}

/// Compiles a program of these cases, and returns it with its errors.
fn compiled(name: &str, source: String) -> (String, Vec<harness::Error>) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated_{name}.rs"));
    fs::write(&path, &source).expect("a program");
    let package = harness::package("generated", &BTreeMap::from([(name.to_owned(), path)]));
    let errors = harness::errors(&package).remove(name);
    (source, errors.unwrap_or_default())
}

fn honest(cases: &BTreeMap<usize, Case>) -> String {
    let modules: String = cases.iter().map(|(n, case)| case.honest(*n)).collect();
    let calls: String = cases
        .keys()
        .map(|n| format!("case_{n}::honest();\n"))
        .collect();
    format!("{PRELUDE}{modules}fn main() {{\n{calls}}}\n")
}

/// A trait that is refused as a whole, for a lifetime that it hides, say, has no call to attack. rustc
/// reports some errors only where there are no others, so this takes several turns.
fn accepted(mut cases: BTreeMap<usize, Case>) -> BTreeMap<usize, Case> {
    for _ in 0..6 {
        let (source, errors) = compiled("honest", honest(&cases));
        if errors.is_empty() {
            return cases;
        }
        for (line, code, text) in errors {
            let (case, _) = place(&source, line.unwrap_or_default());
            let case = case.unwrap_or_else(|| panic!("beside the cases: {code}: {text}"));
            cases.remove(&case);
        }
    }
    panic!("honest programs still fail");
}

#[test]
fn no_call_of_a_random_trait_keeps_a_borrow_for_too_long() {
    let mut random = Random(number("ERASE_SEED", 7));
    let count = usize::try_from(number("ERASE_ATTACKS", 60)).expect("a number");
    let cases = (0..count).map(|n| (n, Case::random(&mut random)));
    let cases = accepted(cases.collect());
    assert!(
        cases.len() * 2 > count,
        "{} of {count} are accepted",
        cases.len()
    );
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    let run = Command::new(package.join("target/debug/honest")).status();
    assert!(
        run.expect("it was built").success(),
        "an honest program fails"
    );

    let (mut attacks, mut names) = (PRELUDE.to_owned(), Vec::new());
    for (n, case) in &cases {
        let (module, more) = case.attacks(*n);
        attacks += &module;
        names.extend(more);
    }
    let (source, errors) = compiled("attack", attacks + "fn main() {}\n");
    for (line, code, text) in errors {
        let (_, function) = place(&source, line.unwrap_or_default());
        assert!(
            function.is_some(),
            "refused for another reason: {code}: {text}"
        );
        names.retain(|name| Some(&**name) != function);
    }
    assert!(names.is_empty(), "not refused: {names:#?}");
}
