//! Runs the program as a user would.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_health"))
        .args(args)
        .output()
        .unwrap()
}

/// The program while it serves.
struct Service {
    program: Child,
    address: String,
}

impl Service {
    fn start(args: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_health"))
            .args([
                "--listen",
                "127.0.0.1:0",
                "--every",
                "50ms",
                "--timeout",
                "1min",
            ])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let stdout = program.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        let address = line
            .trim_end()
            .strip_prefix("listening on http://")
            .unwrap();
        let address = address.trim_end_matches('/').to_owned();
        Self { program, address }
    }

    /// The status line and the body.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head.lines().next().unwrap().to_owned(), body.to_owned())
    }

    /// Asks until the checks have these statuses.
    fn wait_for(&self, wanted: &[&str]) -> (String, Value) {
        loop {
            let (status, body) = self.get("/health.json");
            let state: Value = serde_json::from_str(&body).unwrap();
            let checks = state.as_array().unwrap();
            let found: Vec<_> = checks.iter().map(|check| &check["status"]).collect();
            if found == wanted {
                return (status, state);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn what_goes_down_and_comes_back_is_shown() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap();
    let service = Service::start(&[&format!("shop=tcp:{port}"), "disk:.:0"]);
    let (status, state) = service.wait_for(&["up", "up"]);
    assert_eq!(status, "HTTP/1.0 200 OK");
    assert_eq!(state[0]["name"], "shop");
    assert_eq!(state[0]["message"], format!("{port} accepts connections"));
    assert!(service.get("/").1.contains("<h1>All is well</h1>"));

    drop(listener);
    let (status, state) = service.wait_for(&["down", "up"]);
    assert_eq!(status, "HTTP/1.0 503 Service Unavailable");
    let message = state[0]["message"].as_str().unwrap();
    assert!(message.starts_with("cannot connect: "), "{message}");
    assert!(service.get("/").1.contains("<h1>Something is down</h1>"));

    let _listener = TcpListener::bind(port).unwrap();
    service.wait_for(&["up", "up"]);
}

#[test]
fn one_service_looks_at_another() {
    let other = Service::start(&["process:self"]);
    let (page, none) = (
        format!("http://{}/", other.address),
        format!("http://{}/no", other.address),
    );
    let service = Service::start(&[&page, &none]);
    let (_, state) = service.wait_for(&["up", "down"]);
    assert_eq!(state[0]["message"], "answers 200 OK");
    assert_eq!(state[1]["message"], "answers 404 Not Found");
}

#[test]
fn once_prints_a_line_for_each_and_fails_if_one_is_down() {
    let output = run(&["--once", "it=process:self", "disk:/no/such/folder"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert!(
        lines[0].starts_with("up    it: running as process "),
        "{text}"
    );
    assert!(
        lines[1].starts_with("DOWN  disk /no/such/folder: "),
        "{text}"
    );
    assert_eq!((lines.len(), output.status.code()), (2, Some(1)));
    assert_eq!(run(&["--once", "disk:.:0"]).status.code(), Some(0));
}

#[test]
fn what_is_wrong_is_said_and_help_is_given() {
    let output = run(&["udp:x:1"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.starts_with("error: `udp:x:1`: unknown kind `udp`; "),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(run(&["--every", "soon"]).status.code(), Some(2));
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    assert!(help.contains("disk:FOLDER[:PERCENT]"), "{help}");
}
