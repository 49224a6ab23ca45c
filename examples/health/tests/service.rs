//! Runs the program as a user would, and asks it with a client that has nothing to do with it.

use std::{
    io::{BufRead as _, BufReader},
    net::TcpListener,
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_health"))
}

fn run(args: &[&str]) -> Output {
    program().args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The program while it serves.
struct Service {
    program: Child,
    address: String,
}

impl Service {
    fn start(args: &[&str]) -> Self {
        let mut program = program()
            .args(["--listen", "127.0.0.1:0", "--every", "50ms"])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let stdout = program.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on ").unwrap();
        Self {
            program,
            address: address.trim_end_matches('/').to_owned(),
        }
    }

    fn get(&self, path: &str) -> (u16, String, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut answer = agent.get(format!("{}{path}", self.address)).call().unwrap();
        let kind = answer.headers().get("content-type");
        let kind = kind.map_or("", |kind| kind.to_str().unwrap()).to_owned();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), kind, body)
    }

    /// Asks until `enough`, at most for a minute.
    fn wait_for(&self, enough: impl Fn(&Value) -> bool) -> (u16, Value) {
        let mut state = Value::Null;
        for _ in 0..1200 {
            let (code, kind, body) = self.get("/health.json");
            assert_eq!(kind, "application/json");
            state = serde_json::from_str(&body).unwrap();
            if enough(&state) {
                return (code, state);
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the state never came, and is now {state}");
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn without_checks_it_looks_at_its_disk_and_at_itself() {
    let service = Service::start(&[]);
    let checks = |state: &Value| state["checks"].as_array().unwrap().clone();
    let looked = |check: &Value| check["status"] != "pending";
    let (_, state) = service.wait_for(|state| checks(state).iter().all(looked));
    // What is told of the disk depends on how full it is.
    let [disk, process, port, page] = &checks(&state)[..] else {
        panic!("{state}");
    };
    assert_eq!(disk["name"], "disk .");
    assert!(disk["message"].as_str().unwrap().contains(" GiB free ("));

    assert_eq!(process["name"], "process health (this one)");
    let number = format!("runs as process {}", service.program.id());
    assert_eq!(process["message"], *number);

    let tcp = service.address.replace("http://", "tcp ");
    assert_eq!(
        (&port["name"], &port["status"]),
        (&tcp.into(), &"up".into())
    );

    assert_eq!(page["name"], "this service");
    assert_eq!(page["message"], "answers 204 No Content");
    assert!(page["took_ms"].as_f64().unwrap() > 0.0);
    assert!(humantime::parse_rfc3339(page["checked"].as_str().unwrap()).is_ok());

    let (code, kind, page) = service.get("/");
    assert_eq!((code, &*kind), (200, "text/html; charset=utf-8"));
    assert!(page.contains("<h2>this service</h2>"), "{page}");
    assert_eq!(service.get("/live").0, 204);
    assert_eq!(service.get("/else").0, 404);
}

#[test]
fn what_goes_down_and_comes_back_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap();
    let service = Service::start(&[&format!("shop=tcp:{port}"), "disk:.:0%"]);
    let up = |state: &Value| state["status"] == "up";
    assert_eq!(service.wait_for(up).0, 200);
    let (_, _, page) = service.get("/");
    assert!(page.contains("<h1>All is well</h1>"), "{page}");

    drop(listener);
    let (code, state) = service.wait_for(|state| state["status"] == "down");
    assert_eq!(code, 503);
    let [shop, disk] = [&state["checks"][0], &state["checks"][1]];
    assert_eq!(
        (&shop["name"], &shop["status"]),
        (&"shop".into(), &"down".into())
    );
    let message = shop["message"].as_str().unwrap();
    assert!(message.starts_with("cannot connect: "), "{message}");
    assert_eq!(disk["status"], "up");
    let (code, _, page) = service.get("/");
    assert_eq!(code, 200);
    assert!(page.contains("<h1>shop is down</h1>"), "{page}");

    let _listener = TcpListener::bind(port).unwrap();
    assert_eq!(service.wait_for(up).0, 200);
}

#[test]
fn once_prints_a_line_for_each_and_succeeds() {
    let output = run(&["--once", "room=disk:.:0%", "process:self"]);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    let [disk, process] = lines[..] else {
        panic!("{lines:?}");
    };
    assert!(disk.starts_with("up    room "), "{disk}");
    let itself = "up    process health (this one)  runs as process ";
    assert!(process.starts_with(itself), "{process}");
}

#[test]
fn once_fails_if_one_is_down() {
    let output = run(&["--once", "disk:.:0%", "process:no-such-program"]);
    assert_eq!(output.status.code(), Some(1));
    let last = text(&output.stdout).lines().last().unwrap();
    assert_eq!(last, "DOWN  process no-such-program  not running");
}

#[test]
fn a_look_that_takes_too_long_is_down() {
    // Accepts a connection, and never says a word.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let target = format!("http://{}/", listener.local_addr().unwrap());
    let output = run(&["--once", "--timeout", "200ms", &target]);
    assert_eq!(output.status.code(), Some(1));
    let line = text(&output.stdout);
    assert!(line.ends_with("  no answer after 200ms\n"), "{line}");
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let refuses = |args: &[&str], message: &str| {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(message), "{stderr}");
    };
    refuses(&["ftp:localhost"], "unknown kind `ftp`");
    refuses(&["tcp:localhost"], "a host and a port");
    refuses(&["--every", "0s"], "must be more than nothing");
    refuses(&["--listen", "nowhere"], "invalid socket address syntax");
}

#[test]
fn an_address_in_use_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let output = run(&["--listen", &address]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    let message = format!("error: cannot listen on {address}: ");
    assert!(stderr.starts_with(&message), "{stderr}");
}
