//! What the program says about what it cannot do, and where.

mod program;

use std::{fs, process::Output};

use tempfile::TempDir;

use crate::program::{run, run_in};

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
            "`filter`: the option `invert` cannot be \"no\": \
             provided string was not `true` or `false`",
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
