//! Mirrors of both kinds, with a real web server.

use std::{fs, net::SocketAddr};

use axum::{Router, extract::Request, http::StatusCode, response::IntoResponse};
use service::{
    Launch as _,
    list::{self, Wanted},
    mirror::{Folder, Http, Mirror, Verified},
};
use tokio::net::TcpListener;

/// The first is of something that nobody has; the others are of nothing.
const LIST: &str = "\
7e55adbc6e8c6d97a4b2e5bb4ce7d7a4fd1bd1a7a4ad2e1b6a5a4f2fb3a8a1b0  wrong
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty file, 100%
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  missing
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  broken";

fn wanted() -> [Wanted; 4] {
    let list = list::parse("list", LIST).unwrap();
    list.try_into().unwrap()
}

/// What comes of asking for each of the four files.
async fn ask(mirror: Mirror) -> Vec<Result<usize, String>> {
    let mut mirror = Verified(mirror);
    let mut outcomes = Vec::new();
    for wanted in wanted() {
        let outcome = mirror.launch(wanted).await;
        outcomes.push(match outcome {
            Ok(fetched) => Ok(fetched.bytes.len()),
            Err(failure) => Err(failure.reason.to_string()),
        });
    }
    outcomes
}

fn error(text: &str) -> Result<usize, String> {
    Err(text.to_owned())
}

const WRONG: &str = "wrong content, with the SHA-256 \
    ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

#[tokio::test]
async fn a_folder_answers_with_its_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wrong"), "a").unwrap();
    fs::write(folder.path().join("empty file, 100%"), "").unwrap();
    // A folder in the place of a file.
    fs::create_dir(folder.path().join("broken")).unwrap();
    let outcomes = ask(Box::new(Folder::new(folder.path()))).await;
    assert_eq!(outcomes[..3], [error(WRONG), Ok(0), error("no such file")]);
    assert!(outcomes[3].is_err(), "{outcomes:?}");
}

async fn answer(request: Request) -> impl IntoResponse {
    match request.uri().path() {
        "/files/wrong" => (StatusCode::OK, "a"),
        "/files/empty%20file%2C%20100%25" => (StatusCode::OK, ""),
        "/files/broken" => (StatusCode::SERVICE_UNAVAILABLE, ""),
        _ => (StatusCode::NOT_FOUND, ""),
    }
}

async fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(answer);
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[tokio::test]
async fn a_web_server_answers_with_its_files() {
    let server = serve().await;
    for base in [
        format!("http://{server}/files"),
        format!("http://{server}/files/"),
    ] {
        let outcomes = ask(Box::new(Http::new(&base).unwrap())).await;
        let unavailable = error("the server answers 503 Service Unavailable");
        let expected = [error(WRONG), Ok(0), error("no such file"), unavailable];
        assert_eq!(outcomes, expected);
    }
}

#[tokio::test]
async fn a_server_that_is_gone() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for outcome in ask(Box::new(Http::new(&base).unwrap())).await {
        let reason = outcome.unwrap_err();
        let message = "client error (Connect): tcp connect error: ";
        assert!(reason.starts_with(message), "{reason}");
    }
}

#[test]
fn what_is_no_http_address_is_refused() {
    let refused = |base| Http::new(base).unwrap_err().to_string();
    for base in ["https://a/", "ftp://a/", "http://a/?b", "/a"] {
        let message = format!("`{base}` is no address of a folder, http://HOST/PATH");
        assert_eq!(refused(base), message);
    }
    assert_eq!(refused("http://a b/"), "`http://a b/` is no address");
}
