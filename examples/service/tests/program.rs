//! Runs the program as a user would.

use std::process::{Command, Output};

use axum::{Router, routing::get};
use tokio::{net::TcpListener, task::spawn_blocking};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mirrors"))
        .args(["--backoff", "1ms"])
        .args(args)
        .current_dir(DATA)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

const ALL: &str = "\
ok      alphabet.txt  165 bytes
ok      greek/letters.txt  124 bytes
ok      moons.csv  169 bytes
ok      primes.txt  371 bytes
";

#[test]
fn two_mirrors_together_have_all_files_though_each_request_may_fail() {
    let chance = ["--flaky", "30", "--attempts", "100", "--rate", "1000"];
    let output = run(&[&chance[..], &["SHA256SUMS", "a", "b"]].concat());
    assert_eq!(text(&output.stderr), "");
    assert_eq!(text(&output.stdout), ALL);
    assert!(output.status.success());
}

#[test]
fn what_one_mirror_alone_lacks_is_told() {
    let output = run(&["--attempts", "2", "SHA256SUMS", "b"]);
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    assert_eq!(lines[0], "ok      alphabet.txt  165 bytes");
    assert!(lines[1].starts_with("FAILED  greek/letters.txt  b/greek/letters.txt: "));
    assert_eq!(lines[2], "FAILED  moons.csv  wrong content");
    assert_eq!(output.status.code(), Some(1));
}

#[tokio::test]
async fn a_mirror_may_be_a_web_server() {
    const PRIMES: &str = include_str!("../data/b/primes.txt");
    let router = Router::new().route("/b/primes.txt", get(async || PRIMES));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/b/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let run = move || run(&["--attempts", "2", "SHA256SUMS", &base]);
    let output = spawn_blocking(run).await.unwrap();
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    assert!(lines[0].ends_with("/b/alphabet.txt: the server answers 404 Not Found"));
    assert_eq!(lines[3], "ok      primes.txt  371 bytes");
}

#[test]
fn what_is_wrong_is_said_and_help_is_given() {
    let output = run(&["SHA256", "a"]);
    assert!(text(&output.stderr).starts_with("error: SHA256: "));
    let output = run(&["a/moons.csv", "a"]);
    let message = "error: a/moons.csv: line 1: expected a SHA-256, two spaces and a path\n";
    assert_eq!(text(&output.stderr), message);
    assert_eq!(run(&["SHA256SUMS"]).status.code(), Some(2));
    assert!(text(&run(&["--help"]).stdout).contains("--flaky <PERCENT>"));
}
