//! A lint says of an erased trait what it says of the native one.
//!
//! Each program in `tests/lint/pairs` is two: with `--cfg erased` its traits are under `#[erase]`,
//! without it they are native. All lints of rustc and Clippy look at both. What they say must be the
//! same, by lint, level and line, but for what `differences.txt` beside the programs explains.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use erase_test_compile_fail::{Compiler, Message};

/// What is off: about the package, about every native trait, or by the hundred about every body.
const NOISE: [&str; 6] = [
    "async_fn_in_trait",
    "unused_crate_dependencies",
    "clippy::arbitrary_source_item_ordering",
    "clippy::blanket_clippy_restriction_lints",
    "clippy::implicit_return",
    "clippy::missing_inline_in_public_items",
];

/// What no message may name.
const HIDDEN: [&str; 7] = [
    "__",
    "'call",
    "'future",
    "'receiver",
    "Held",
    "RawFn",
    "This<",
];

const PROGRAMS: [&str; 5] = ["bodies", "generic", "levels", "names", "types"];

#[test]
fn lints_say_the_same_of_a_native_and_an_erased_trait() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lint/pairs");
    let explained = fs::read_to_string(folder.join("differences.txt")).expect("the list exists");
    let lines = explained.lines();
    let lines = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    let (newest, all): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("1.99: "));
    let newest = newest.iter().map(|line| line.trim_start_matches("1.99: "));
    let explained: Vec<&str> = all.iter().copied().chain(newest).collect();
    let compiler = Compiler::new(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let mut found = Vec::new();
    for name in PROGRAMS {
        let path = folder.join(name).with_extension("rs");
        let native = compiler.lint(&path, &[], &NOISE);
        let erased = compiler.lint(&path, &["erased"], &NOISE);
        assert!(!native.is_empty(), "{name}: no lint is on");
        for message in native.iter().chain(&erased) {
            let is_error = message.code.starts_with("E0") && message.level == "error";
            assert!(!is_error, "{name} compiles both ways: {message:?}");
        }
        let source = fs::read_to_string(&path).expect("the program exists");
        found.extend(differences(name, &source, &native, &erased));
    }
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let unexplained: Vec<&&str> = found
        .iter()
        .filter(|one| !explained.contains(one))
        .collect();
    // The list is for the releases up to 1.99.
    let is_listed = compiler.minor <= 99;
    assert!(
        !is_listed || unexplained.is_empty(),
        "not explained:\n{unexplained:#?}"
    );
    if compiler.minor == 95 && found.iter().any(|one| one.contains("clippy")) {
        let gone: Vec<&&str> = all.iter().filter(|one| !found.contains(one)).collect();
        assert!(gone.is_empty(), "no longer different:\n{gone:#?}");
    }
}

/// `- lint, file: line of the source` for what only the native trait is told, `+` for the erased one.
fn differences(name: &str, source: &str, native: &[Message], erased: &[Message]) -> Vec<String> {
    let mut counts: BTreeMap<(usize, &str, &str), isize> = BTreeMap::new();
    for (messages, step) in [(native, -1), (erased, 1)] {
        for message in messages {
            let key = (message.line, &*message.code, &*message.level);
            *counts.entry(key).or_default() += step;
        }
    }
    let lines: Vec<&str> = source.lines().collect();
    let line = |line: usize| lines.get(line - 1).map_or("", |line| line.trim());
    let counted = counts.into_iter().filter(|(_, count)| *count != 0);
    let counted = counted.map(|((at, code, _), count)| {
        let sign = if count < 0 { "-" } else { "+" };
        format!(
            "{} {code}, {name}: {}",
            sign.repeat(count.unsigned_abs()),
            line(at)
        )
    });
    let hidden = erased
        .iter()
        .filter(|message| HIDDEN.iter().any(|hidden| message.text.contains(hidden)));
    let hidden = hidden.map(|message| format!("{}, {name}: {}", message.code, message.text));
    counted.chain(hidden).collect()
}
