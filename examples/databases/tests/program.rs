//! Runs the program as a user would.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_databases"))
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
    assert!(output.stdout.is_empty());
}

/// The names of the stores in the table, which is aligned.
#[track_caller]
fn stores(text: &str) -> Vec<&str> {
    let mut lines = text
        .lines()
        .skip(2)
        .take_while(|line| !line.starts_with("All"));
    let head = lines.next().unwrap();
    assert_eq!(head.len(), 14 + 6 * 9);
    lines
        .map(|line| {
            assert_eq!(line.chars().count(), head.len(), "{text}");
            line[..14].trim_end()
        })
        .collect()
}

#[test]
fn all_stores_agree_on_the_built_in_rows() {
    let text = printed(&[], "");
    assert!(text.starts_with("391 rows\n"), "{text}");
    let all = ["sqlite", "redb", "memory", "cached sqlite", "cached redb"];
    assert_eq!(stores(&text), all);
    assert!(
        text.ends_with("\nAll 5 stores gave the same answers.\n"),
        "{text}"
    );
}

#[test]
fn rows_come_from_standard_input_and_stores_by_name() {
    let rows = "Bern\t134\r\nBad Ems\t9\nBergen\t285\tNO";
    let text = printed(&["--input", "-", "--store", "redb,memory,redb"], rows);
    assert!(text.starts_with("3 rows\n"), "{text}");
    assert_eq!(stores(&text), ["redb", "memory"]);
}

#[test]
fn stores_are_kept_where_the_user_says() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("kept");
    let _ = fs::remove_dir_all(&folder);
    let dir = folder.to_str().unwrap();
    let rows = "Bern\t134\nBad Ems\t9\n";
    printed(&["--input", "-", "--dir", dir], rows);

    let file = rusqlite::Connection::open(folder.join("plain.sqlite")).unwrap();
    // Every other row was deleted.
    let rows = file.query_row("SELECT key, value FROM texts", (), |row| {
        Ok((row.get(0)?, row.get(1)?))
    });
    assert_eq!(rows, Ok(("Bad Ems".to_owned(), "9".to_owned())));
    assert!(folder.join("cached.redb").is_file());

    let message = format!("error: cannot create the folder {dir}: ");
    refuses(&["--dir", dir], "", &message);
}

#[test]
fn input_that_is_not_whole_is_refused_with_its_line() {
    for (input, problem) in [
        (
            "a\t1\nb\n",
            "line 2: expected a key, a tab and a value, found \"b\"",
        ),
        (
            "\t1\n",
            "line 1: expected a key, a tab and a value, found \"\\t1\"",
        ),
        (
            "a\t1\nb\t2\na\t3\n",
            "line 3: the key \"a\" is in line 1 already",
        ),
        ("", "no rows"),
    ] {
        refuses(
            &["--input", "-"],
            input,
            &format!("error: standard input: {problem}\n"),
        );
    }
    let missing = "error: cannot read missing.tsv: ";
    refuses(&["--input", "missing.tsv"], "", missing);
}

#[test]
fn wrong_usage_is_refused_and_help_is_given() {
    refuses(&["--store", "oracle"], "", "error: invalid value 'oracle'");
    let help = printed(&["--help"], "");
    for word in [
        "--input <FILE>",
        "--dir <PATH>",
        "cached-sqlite",
        "Examples:",
    ] {
        assert!(help.contains(word), "no {word} in {help}");
    }
}
