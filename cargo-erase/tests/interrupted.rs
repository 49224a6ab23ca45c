//! Ctrl-C between the steps of writing: everything is as it was.
//!
//! The test runs itself again as the process that is interrupted: that one stops after a step until
//! the signal is there, so that nothing depends on the time that it takes.
#![cfg(unix)]

mod common;

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use cargo_erase::interrupt;
use cargo_erase::write::{self, Change, Step};
use common::Fixture;

const FOLDER: &str = "INTERRUPTED_FOLDER";
const STEP: &str = "INTERRUPTED_STEP";
const FILES: usize = 5;

fn file(n: usize) -> String {
    format!("src/m{n}.rs")
}

/// The part that is interrupted: the others start it in a process of its own, with a folder and a
/// step. Where it is run with the rest it has neither, and there is nothing to write.
#[test]
fn the_process_that_writes() {
    let (Ok(folder), Ok(step)) = (std::env::var(FOLDER), std::env::var(STEP)) else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let stop = match step.split_once(' ') {
        Some(("prepared", n)) => Step::Prepared(n.parse().expect("a number")),
        Some((_, n)) => Step::Replaced(n.parse().expect("a number")),
        None => panic!("a step"),
    };
    interrupt::install().expect("it is the only handler");
    let changes: Vec<Change> = (0..FILES)
        .map(|n| Change {
            path: folder.join(file(n)),
            shown: file(n),
            before: format!("// {n}\n"),
            after: format!("// {n}, changed\n"),
        })
        .collect();
    let outcome = write::apply(&changes, &mut |step| {
        if step == stop {
            println!("\nstopped");
            while !interrupt::requested() {
                std::thread::yield_now();
            }
        }
        Ok(())
    });
    let error = outcome.expect_err("somebody interrupts");
    println!("\noutcome: {error}");
}

/// Interrupts the process that writes at a step; what it says, and whether all is as it was.
fn interrupted_at(step: &str) -> (String, bool) {
    let fixture = Fixture::new(&[]);
    for n in 0..FILES {
        fixture.write(&file(n), format!("// {n}\n"));
    }
    let before = fixture.all();
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "the_process_that_writes", "--nocapture"])
        .env(FOLDER, fixture.root())
        .env(STEP, step)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let out = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut lines = out.lines().map(|line| line.expect("it prints text"));
    assert!(lines.any(|line| line == "stopped"), "it reaches the step");
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.expect("kill is there").success());
    let rest: Vec<String> = lines.collect();
    let outcome = rest
        .iter()
        .find_map(|line| Some(line.strip_prefix("outcome: ")?.to_owned()));
    child.wait().expect("it ends");
    (outcome.unwrap_or_default(), fixture.all() == before)
}

#[test]
fn before_the_first_file_is_replaced() {
    for step in ["prepared 1", "prepared 5"] {
        let (outcome, unharmed) = interrupted_at(step);
        assert_eq!(outcome, "interrupted; no file was changed", "{step}");
        assert!(unharmed, "{step}");
    }
}

#[test]
fn between_two_files_and_behind_the_last() {
    for step in ["replaced 1", "replaced 3", "replaced 5"] {
        let (outcome, unharmed) = interrupted_at(step);
        assert_eq!(outcome, "interrupted; no file was changed", "{step}");
        assert!(unharmed, "{step}");
    }
}
