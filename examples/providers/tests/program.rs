//! Runs the program as a user would.

use std::{fs, path::Path, process::Command};

use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    routing::{get, put},
};
use tokio::{net::TcpListener, task::spawn_blocking};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/credentials.toml");

/// The program's standard output and error.
fn run(args: &[&str], environment: &[(&str, &str)]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_credentials"))
        .args(args)
        .env_remove("DEMO_KEY_ID")
        .env_remove("DEMO_SECRET")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.success(), stderr.is_empty(), "{stderr}");
    (stdout, stderr)
}

#[test]
fn the_provider_is_named_and_the_secret_masked() {
    let (text, _) = run(&["--file", FILE, "--profile", "short"], &[]);
    let expected = format!(
        "provider  profile `short` of {FILE}\n\
         key id    DEMO00000SHORT00002\n\
         secret    ********\n\
         expires   2099-12-31T23:59:59Z\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn the_environment_comes_first_and_must_be_whole() {
    let both = [("DEMO_KEY_ID", "me"), ("DEMO_SECRET", "hush")];
    let (text, _) = run(&["--file", FILE], &both);
    let expected = "provider  environment\nkey id    me\nsecret    ********\nexpires   never\n";
    assert_eq!(text, expected);
    let (_, error) = run(&["--file", FILE], &both[..1]);
    assert_eq!(error, "error: environment: no text `secret`\n");
}

#[test]
fn what_is_wrong_is_told_without_the_secret() {
    let (_, error) = run(&["--file", "none.toml"], &[]);
    let message = "error: chain: no provider has credentials (environment: DEMO_KEY_ID is not set; \
                   profile `default` of none.toml: no such file)\n";
    assert_eq!(error, message);
    let (_, error) = run(&["--file", FILE, "--profile", "long"], &[]);
    assert!(
        error.ends_with(": no such profile; there are: default, short\n"),
        "{error}"
    );
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken.toml");
    fs::write(&file, "[default]\nsecret = hush\n").unwrap();
    let (_, error) = run(&["--file", file.to_str().unwrap()], &[]);
    assert!(error.ends_with("broken.toml: not TOML\n"), "{error}");
}

/// An endpoint that returns a token, and these credentials to a request with the token.
async fn endpoint(credentials: &'static str) -> String {
    let answer = async move |headers: HeaderMap| match headers.get("x-token") {
        Some(token) if token == "a token" => (StatusCode::OK, credentials),
        _ => (StatusCode::UNAUTHORIZED, ""),
    };
    let router = Router::new()
        .route("/token", put(async || "a token"))
        .route("/credentials", get(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

#[tokio::test]
async fn an_endpoint_is_asked_with_a_token() {
    let base = endpoint(r#"{"key_id": "K", "secret": "hush"}"#).await;
    let expected = format!("provider  metadata {base}\nkey id    K\n");
    let run = move || run(&["--metadata", &base, "--tasks", "3"], &[]);
    let (text, _) = spawn_blocking(run).await.unwrap();
    assert_eq!(text.matches(&expected).count(), 3, "{text}");
}

#[tokio::test]
async fn an_endpoint_that_does_not_work_fails() {
    let base = endpoint("hush").await;
    let message = format!("error: metadata {base}: not JSON\n");
    let run = move || run(&["--metadata", &base], &[]);
    let (_, error) = spawn_blocking(run).await.unwrap();
    assert_eq!(error, message);
}

#[test]
fn help_is_given() {
    let (help, _) = run(&["--help"], &[]);
    assert!(
        help.contains("DEMO_KEY_ID") && help.contains("--refresh <TIME>"),
        "{help}"
    );
}
