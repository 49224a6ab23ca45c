//! Runs the program as a user would.

mod program;

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::program::{run, run_in};

const ACCESS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/access.jsonl");
const CLIENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/clients.toml");

/// Standard output of a run that went well and said nothing else.
#[track_caller]
fn stdout(output: Output) -> String {
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn stages_on_the_command_line_are_run_in_order() {
    let words = "filter pattern=\"status\":5 then pick fields=path then count top=2";
    let args: Vec<_> = ["run", "--input", ACCESS]
        .into_iter()
        .chain(words.split(' '))
        .collect();
    assert_eq!(stdout(run(&args, "")), "8\t/checkout\n8\t/search\n");
}

#[test]
fn stages_in_a_file_are_run_in_order() {
    let text = stdout(run(&["run", "--input", ACCESS, "--config", CLIENTS], ""));
    assert_eq!(
        text,
        "48\tclient d19df679afd3\n28\tclient 72e803e5a0b9\n23\tclient 1b0fc35d9f6a\n"
    );
}

#[test]
fn standard_input_is_read_by_default_and_among_files() {
    assert_eq!(stdout(run(&["run", "dedupe"], "a\nb\na\n")), "a\nb\n");

    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("one"), "1\n").unwrap();
    let args = [
        "run",
        "-i",
        "one",
        "-i",
        "-",
        "-i",
        "one",
        "replace",
        "pattern=$",
        "with=!",
    ];
    assert_eq!(stdout(run_in(folder.path(), &args, "2\n")), "1!\n2!\n1!\n");
}

#[test]
fn each_stage_is_timed_on_standard_error() {
    let args = ["run", "--timing", "filter", "pattern=a", "then", "count"];
    let output = run(&args, "a\na\nb\n");
    assert_eq!(output.stdout, b"2\ta\n");
    let text = String::from_utf8(output.stderr).unwrap();
    let rows: Vec<Vec<_>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0][..5], ["stage", "bytes", "in", "bytes", "out"]);
    assert_eq!(rows[1][..4], ["1", "filter", "6", "4"]);
    assert_eq!(rows[2][..4], ["2", "count", "4", "4"]);
    for row in &rows[1..] {
        let busy: f64 = row[4].parse().unwrap();
        assert!(busy >= 0.0 && row[5] == "ms", "{text}");
    }
    assert_eq!(rows.len(), 3);
}

#[test]
fn the_list_names_every_plugin_and_option() {
    let text = stdout(run(&["list"], ""));
    for name in [
        "count", "dedupe", "filter", "gunzip", "gzip", "pick", "replace", "sha256", "tee",
    ] {
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("{name}  ")));
        assert!(
            line.is_some_and(|line| line.ends_with("  (erase_example_plugins)")),
            "{text}"
        );
    }
    assert!(
        text.contains("\n    pattern  the regular expression [required]\n"),
        "{text}"
    );
    assert!(
        text.contains("\n    level  from 0, not at all, to 9, slow and small [default: 6]\n"),
        "{text}"
    );
}

#[test]
fn a_reader_that_goes_away_ends_the_program() {
    // Without an end of its own: were it not for the reader, the program would go on for ever.
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins"))
        .args(["run", "replace", "pattern=y", "with=yes", "then", "dedupe"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let mut number = 0_u64;
    while writeln!(stdin, "y {number}").is_ok() {
        number += 1;
    }
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn wrong_usage_is_refused_and_help_is_given() {
    for args in [
        &[][..],
        &["run"],
        &["run", "--config", CLIENTS, "count"],
        &["--nonsense"],
    ] {
        assert_eq!(run(args, "").status.code(), Some(2), "{args:?}");
    }
    let help = stdout(run(&["--help"], ""));
    assert!(help.contains("Examples:\n  plugins list\n"), "{help}");
    let help = stdout(run(&["run", "--help"], ""));
    for word in [
        "--input <FILE>",
        "--config <FILE>",
        "--timing",
        "[STAGE]...",
    ] {
        assert!(help.contains(word), "no {word} in {help}");
    }
}

/// The commands at the top of `main.rs`, with the program in place of `cargo run`.
#[cfg(unix)]
#[test]
fn the_commands_in_the_documentation_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(folder.join("src/main.rs")).unwrap();
    let block = source.split("//! ```").nth(1).unwrap();
    let script = block.trim_start_matches("text").replace("//!", "");
    let cargo = "cargo run -p erase-example-plugins --";
    assert_eq!(script.matches(cargo).count(), 4);
    let script = script.replace(cargo, "\"$PLUGINS\"");
    let output = Command::new("sh")
        .args(["-e", "-c", &script])
        .env("PLUGINS", env!("CARGO_BIN_EXE_plugins"))
        .current_dir(folder.ancestors().nth(2).unwrap())
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert!(
        errors.starts_with("   stage  ") && errors.lines().count() == 4,
        "{errors}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("\tclient ")
            && text.contains("\nsha256  ")
            && text.contains("Usage: plugins"),
        "{text}"
    );
}
