//! The checks against real sockets on this machine, real disks and real processes.

use std::{
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{Router, extract::Path, http::StatusCode, routing::get};
use health::{
    Failure, HealthCheck,
    checks::{Disk, Http, Least, Process, Target, Tcp, Which},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

/// A port on which nothing listens any more.
async fn closed() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

fn http(address: SocketAddr, path: &str) -> Http {
    Http::new(Target::parse(&format!("http://{address}{path}")).unwrap())
}

#[tokio::test]
async fn a_port_that_is_open() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut check: Box<dyn HealthCheck + Send> = Box::new(Tcp::new(address.to_string()));
    let seen = format!("{address} accepts connections");
    assert_eq!(check.check().await, Ok(seen));
    assert_eq!(check.name(), format!("tcp {address}"));
}

#[tokio::test]
async fn a_port_that_is_closed() {
    let mut check = Tcp::new(closed().await.to_string());
    let failure = check.check().await.unwrap_err().to_string();
    assert!(failure.starts_with("cannot connect: "), "{failure}");
}

/// Serves `/status/CODE`.
async fn serve() -> SocketAddr {
    let answer = |Path(code): Path<u16>| async move { StatusCode::from_u16(code).unwrap() };
    let router = Router::new().route("/status/{code}", get(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[tokio::test]
async fn a_page_is_well_by_its_status() {
    let server = serve().await;
    let look = async |code: u16| http(server, &format!("/status/{code}")).check().await;
    assert_eq!(look(200).await, Ok("answers 200 OK".to_owned()));
    assert_eq!(look(204).await, Ok("answers 204 No Content".to_owned()));
    let failure = |text: &str| Err(Failure::new(text));
    assert_eq!(look(302).await, failure("answers 302 Found"));
    assert_eq!(look(503).await, failure("answers 503 Service Unavailable"));
}

#[tokio::test]
async fn a_server_that_is_gone() {
    let mut check = http(closed().await, "/");
    let failure = check.check().await.unwrap_err().to_string();
    assert!(failure.starts_with("cannot connect: "), "{failure}");
}

/// Answers so many requests on each connection, says nothing of closing it, and closes it.
async fn serve_few(requests: usize) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = connections.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            for _ in 0..requests {
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") {
                    request.push(stream.read_u8().await.unwrap());
                }
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
                stream.write_all(answer).await.unwrap();
            }
        }
    });
    (address, connections)
}

#[tokio::test]
async fn a_connection_is_kept_and_opened_again_when_it_was_closed() {
    let (server, connections) = serve_few(3).await;
    let mut check = http(server, "/");
    for look in 1..=7 {
        let seen = check.check().await;
        assert_eq!(seen, Ok("answers 200 OK".to_owned()), "look {look}");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_server_that_speaks_something_else() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"220 mail ready\r\n").await.unwrap();
        stream.read_u8().await.unwrap();
    });
    assert!(http(address, "/").check().await.is_err());
}

#[tokio::test]
async fn this_disk_has_room() {
    let mut check = Disk::new(".", Least::Bytes(1));
    let seen = check.check().await.unwrap();
    assert!(seen.contains(" GiB free ("), "{seen}");
}

#[tokio::test]
async fn a_folder_that_does_not_exist_is_on_no_disk() {
    let mut check = Disk::new("no/such/folder", Least::Percent(0));
    assert!(check.check().await.is_err());
}

/// Another process, which ends with the test.
struct Program(Child);

impl Program {
    fn start() -> Self {
        // Waits for its standard input to end.
        let program = Command::new("cat")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn();
        Self(program.unwrap())
    }

    fn check(&self) -> Process {
        Process::new(Which::Pid(self.0.id()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_process_that_ends() {
    let mut program = Program::start();
    let mut check = program.check();
    let pid = program.0.id();
    assert_eq!(check.check().await, Ok(format!("runs as process {pid}")));
    // Ended, but its exit status not fetched: a zombie.
    program.0.kill().unwrap();
    while check.check().await.is_ok() {
        tokio::task::yield_now().await;
    }
    program.0.wait().unwrap();
    assert_eq!(check.check().await, Err(Failure::new("not running")));
}
