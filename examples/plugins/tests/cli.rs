//! Runs the program as a user would.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const ACCESS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/access.jsonl");
const CLIENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/clients.toml");

/// Runs `plugins` in `folder` on `input`.
fn run_in(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn run(args: &[&str], input: &str) -> Output {
    run_in(Path::new("."), args, input)
}

/// Standard output of a run that went well and said nothing else.
#[track_caller]
fn stdout(output: Output) -> String {
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

/// Standard error of a run that failed and gave nothing.
#[track_caller]
fn stderr(output: Output) -> String {
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

/// What is said about a configuration of this text.
#[track_caller]
fn refusal(toml: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("p.toml"), toml).unwrap();
    stderr(run_in(folder.path(), &["run", "--config", "p.toml"], ""))
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
fn a_misspelt_plugin_or_option_has_its_nearest_name() {
    assert_eq!(
        stderr(run(&["run", "dedupe", "then", "fliter"], "")),
        "error: stage 2, `fliter`: there is no plugin `fliter`; did you mean `filter`?\n"
    );
    assert_eq!(
        stderr(run(&["run", "count", "tops=4"], "")),
        "error: stage 1, `count`: there is no option `tops`; did you mean `top`?\n"
    );
}

#[test]
fn a_wrong_option_is_named() {
    for (words, problem) in [
        (&["filter"][..], "`filter`: the option `pattern` is missing"),
        (
            &["filter", "pattern=a", "pattern=b"],
            "`filter`: the option `pattern` is given twice",
        ),
        (
            &["filter", "pattern=a", "invert=no"],
            "`filter`: the option `invert` cannot be \"no\": provided string was not `true` or `false`",
        ),
        (
            &["gzip", "level=10"],
            "`gzip`: the option `level` is from 0 to 9",
        ),
    ] {
        let text = stderr(run(&[&["run"], words].concat(), ""));
        assert_eq!(text, format!("error: stage 1, {problem}\n"));
    }
}

#[test]
fn a_stage_without_a_plugin_is_refused() {
    for words in [&["then", "count"][..], &["count", "then"]] {
        let text = stderr(run(&[&["run"], words].concat(), ""));
        assert!(
            text.contains(" is empty: a plugin's name is needed"),
            "{text}"
        );
    }
}

#[test]
fn what_is_wrong_in_a_file_has_its_line() {
    let stage = "[[stage]]\nplugin = \"count\"\n";
    assert_eq!(
        refusal(&format!("{stage}\ntops = 5\n")),
        "error: p.toml:4: there is no option `tops`; did you mean `top`?\n"
    );
    assert_eq!(
        refusal(&format!("{stage}\n# How many?\ntop = 0.5\n")),
        "error: p.toml:5: the option `top` cannot be \"0.5\": invalid digit found in string\n"
    );
    assert_eq!(
        refusal(&format!("{stage}top = [5]\n")),
        "error: p.toml:3: the option `top` is neither text nor a number nor a boolean\n"
    );
    assert_eq!(
        refusal(&format!("{stage}\n[[stage]]\nplugin = \"picc\"\n")),
        "error: p.toml:5: there is no plugin `picc`; did you mean `pick`?\n"
    );
    assert_eq!(
        refusal(&format!("{stage}\n[[stage]]\npattern = \"a\"\n")),
        "error: p.toml:4: the stage has no `plugin`\n"
    );
    assert_eq!(
        refusal(&format!("{stage}\n[[stage]]\nplugin = \"pick\"\n")),
        "error: p.toml:5: the option `fields` is missing\n"
    );
    assert_eq!(refusal(""), "error: p.toml: there is no `[[stage]]`\n");
}

#[test]
fn what_is_no_toml_has_its_line() {
    for (toml, problem) in [
        ("[[stage]]\nplugin = count\n", "2 | plugin = count\n"),
        (
            "[[stage]]\nplugin = \"count\"\n[[stages]]\n",
            "3 | [[stages]]\n",
        ),
        ("stage = 3\n", "1 | stage = 3\n"),
    ] {
        let text = refusal(toml);
        assert!(
            text.starts_with("error: p.toml: TOML parse error at line "),
            "{text}"
        );
        assert!(text.contains(problem), "{text}");
    }
}

#[test]
fn a_line_that_a_stage_cannot_take_is_named() {
    let text = stderr(run(
        &["run", "dedupe", "then", "pick", "fields=a"],
        "{}\n{\"a\"}\n",
    ));
    assert!(
        text.starts_with("error: stage 2, `pick`: line 2: not JSON: "),
        "{text}"
    );
}

#[test]
fn a_file_that_is_missing_is_named() {
    for args in [
        &["--input", "no.txt", "count"][..],
        &["--config", "no.toml"],
    ] {
        let text = stderr(run(&[&["run"], args].concat(), ""));
        assert!(text.starts_with("error: cannot "), "{text}");
        assert!(text.contains(args[1]), "{text}");
    }
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
