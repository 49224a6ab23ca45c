//! Runs the program as a user would.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const ACCESS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/access.jsonl");

fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Standard output of a successful run.
#[track_caller]
fn printed(args: &[&str], input: &str) -> String {
    let output = run(args, input);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refuses(args: &[&str], input: &str, message: &str) {
    let output = run(args, input);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with(message), "{stderr}");
    assert_ne!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
}

#[test]
fn stages_are_run_in_order() {
    let words = "filter \"status\":5 then pick path then count --top 2";
    let args = ["run", "--input", ACCESS]
        .into_iter()
        .chain(words.split(' '));
    let args: Vec<_> = args.collect();
    assert_eq!(printed(&args, ""), "5\t/checkout\n1\t/search\n");
}

#[test]
fn a_copy_is_written_and_the_rest_goes_on() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("copy");
    let args = ["run", "tee", file.to_str().unwrap(), "then", "count"];
    assert_eq!(printed(&args, "a\nb\na"), "2\ta\n1\tb\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), "a\nb\na\n");

    // A refused command line overwrites no file.
    refuses(
        &[&args[..], &["--tops"]].concat(),
        "c",
        "error: unexpected argument '--tops'",
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "a\nb\na\n");
}

#[test]
fn the_list_names_every_plugin() {
    let text = printed(&["list"], "");
    let names: Vec<_> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(names, ["count", "filter", "pick", "replace", "tee"]);
    let filter =
        "filter    Keeps the lines that match a regular expression  (erase_example_plugins)";
    assert!(text.contains(filter), "{text}");
}

#[test]
fn a_reader_that_goes_away_ends_the_program() {
    // The input is endless: the program ends only because the reader closes the pipe.
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins"))
        .args(["run", "replace", "y", "yes", "then", "filter", "s"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    while writeln!(stdin, "y").is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let stages = ["run", "filter", "a", "then", "fliter"];
    let message = "error: no plugin `fliter`; there are count, filter, pick, replace, tee\n";
    refuses(&stages, "", message);
    refuses(
        &["run", "filter", "("],
        "",
        "error: invalid value '(' for '<PATTERN>'",
    );
    let message = "error: stage 2, `pick`, line 1: not JSON: ";
    refuses(
        &["run", "filter", "b", "then", "pick", "x"],
        "a\nb\n",
        message,
    );
    refuses(
        &["run", "--input", "missing", "count"],
        "",
        "error: cannot open missing: ",
    );
    assert_eq!(run(&["run"], "").status.code(), Some(2));
}

#[test]
fn help_is_given_for_the_program_and_for_a_plugin() {
    let help = printed(&["--help"], "");
    assert!(help.contains("Examples:\n  plugins list\n"), "{help}");
    let help = printed(&["run", "count", "--help"], "");
    assert!(help.contains("The number of lines to write"), "{help}");
}
