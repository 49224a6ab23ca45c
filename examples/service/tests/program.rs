//! Runs the program as a user would.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    path::Path,
    process::{Command, Output},
    thread,
};

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
ok      alphabet.txt       165 bytes from b
ok      greek/letters.txt  124 bytes from a
ok      moons.csv          169 bytes from a
ok      primes.txt         371 bytes from b
4 of 4 files
";

#[test]
fn two_mirrors_together_have_all_files() {
    let output = run(&["SHA256SUMS", "a", "b"]);
    assert_eq!(text(&output.stdout), ALL);
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn failures_on_purpose_are_made_good() {
    for seed in ["1", "2", "3"] {
        let chance = ["--flaky", "50", "--seed", seed, "--attempts", "100"];
        let output = run(&[&chance[..], &["--verbose", "SHA256SUMS", "a", "b"]].concat());
        assert_eq!(text(&output.stdout), ALL);
        let told = text(&output.stderr);
        assert!(told.contains(": failed on purpose\n"), "{told}");
    }
}

#[test]
fn limits_change_nothing_but_the_pace() {
    let limits = ["--rate", "1000", "--burst", "2", "--at-once", "1"];
    let output = run(&[&limits[..], &["SHA256SUMS", "a", "b"]].concat());
    assert_eq!(text(&output.stdout), ALL);
}

#[test]
fn what_one_mirror_alone_lacks_is_told() {
    let output = run(&["--verbose", "--attempts", "2", "SHA256SUMS", "b"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    assert_eq!(lines[1], "FAILED  greek/letters.txt  b: no such file");
    assert!(lines[2].starts_with("FAILED  moons.csv          b: wrong content, with the SHA-256 "));
    assert_eq!(lines[4], "2 of 4 files");
    let told = text(&output.stderr);
    let line = "greek/letters.txt: b: no such file\n";
    assert_eq!(told.matches(line).count(), 2, "{told}");
}

#[test]
fn files_are_written_in_full() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("files");
    let output = run(&["SHA256SUMS", "a", "b", "--out", folder.to_str().unwrap()]);
    assert_eq!(text(&output.stdout), ALL);
    let same = |name: &str, mirror: &str| {
        let original = Path::new(DATA).join(mirror).join(name);
        assert_eq!(
            fs::read(folder.join(name)).unwrap(),
            fs::read(original).unwrap()
        );
    };
    same("alphabet.txt", "b");
    same("greek/letters.txt", "a");
    let names = fs::read_dir(&folder).unwrap().count();
    assert_eq!(names, 4, "nothing but three files and a folder");
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}", listener.local_addr().unwrap());
    let args = ["--timeout", "50ms", "--attempts", "1", "SHA256SUMS"];
    let output = run(&[&args[..], &[&silent]].concat());
    assert_eq!(output.status.code(), Some(1));
    let last = format!("FAILED  primes.txt         {silent}: no answer in time");
    assert!(
        text(&output.stdout).contains(&last),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_server_that_breaks_off_is_made_good_by_another() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let broken = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 1000]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nbegin");
        }
    });
    let output = run(&["SHA256SUMS", &broken, "a", "b"]);
    assert!(output.status.success(), "{}", text(&output.stdout));
}

#[test]
fn what_cannot_be_done_is_refused() {
    let refuses = |args: &[&str], message: &str| {
        let output = run(args);
        assert!(!output.status.success());
        assert_eq!(text(&output.stdout), "");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(message), "{stderr}");
    };
    refuses(&["none", "a"], "error: cannot read none: ");
    refuses(
        &["README.md", "a"],
        "error: README.md:1: expected a SHA-256, two spaces",
    );
    refuses(
        &["SHA256SUMS", "https://a"],
        "error: `https://a` is no address of",
    );
    refuses(&["SHA256SUMS"], "<MIRROR>...");
    refuses(&["SHA256SUMS", "a", "--burst", "2"], "--rate <N>");
    refuses(&["SHA256SUMS", "a", "--attempts", "0"], "invalid value '0'");
}
