//! Runs the program as a user would.

mod endpoint;

use std::process::{Command, Output};

use axum::http::StatusCode;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/credentials.toml");

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_credentials"));
    program.env_remove("DEMO_KEY_ID").env_remove("DEMO_SECRET");
    program
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_provider_is_named_and_the_secret_masked() {
    let output = run(&["--file", FILE]);
    let expected = format!(
        "provider  profile `default` of {FILE}\n\
         key id    DEMO…0001\n\
         secret    ********\n\
         expires   never\n"
    );
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn the_environment_comes_first() {
    let output = program()
        .args(["--file", FILE])
        .envs([("DEMO_KEY_ID", "short"), ("DEMO_SECRET", "hush")])
        .output()
        .unwrap();
    let told = text(&output.stdout);
    let expected = "provider  environment\nkey id    ********\n";
    assert!(told.starts_with(expected), "{told}");
    assert!(!told.contains("hush"));
}

#[test]
fn only_who_asks_for_it_sees_the_secret() {
    let output = run(&["--file", FILE, "--profile", "short", "--reveal"]);
    assert_eq!(
        text(&output.stdout),
        "{\"expires\":\"2099-12-31T23:59:59Z\",\"key_id\":\"DEMO00000SHORT00002\",\
         \"secret\":\"another-that-is-none\"}\n"
    );
}

#[tokio::test]
async fn verbose_tells_what_each_answers() {
    let json = r#"{"key_id": "K", "secret": "hush"}"#;
    let endpoint = endpoint::serve((StatusCode::OK, json)).await;
    let endpoint = format!("http://{endpoint}");
    let arguments = ["-v", "--file", "none.toml", "--metadata", &endpoint];
    let arguments: Vec<_> = arguments.map(str::to_owned).to_vec();
    let output = tokio::task::spawn_blocking(move || program().args(arguments).output().unwrap());
    let output = output.await.unwrap();
    let expected = format!(
        "environment: DEMO_KEY_ID is not set, so others are asked\n\
         profile `default` of none.toml: no such file, so others are asked\n\
         metadata {endpoint}: has credentials\n"
    );
    assert_eq!(text(&output.stderr), expected);
    assert!(text(&output.stdout).starts_with("provider  metadata http://"));
}

#[test]
fn what_is_remembered_is_not_asked_for_again() {
    let output = run(&[
        "--file",
        FILE,
        "--repeat",
        "3",
        "--every",
        "1ms",
        "--verbose",
    ]);
    assert_eq!(text(&output.stdout).matches("DEMO…0001").count(), 3);
    let told = text(&output.stderr);
    assert_eq!(told.matches(": has credentials\n").count(), 1, "{told}");
}

#[test]
fn a_command_in_quotes() {
    let program = env!("CARGO_BIN_EXE_credentials");
    let command = format!("'{program}' --reveal --file '{FILE}'");
    let output = run(&["--command", &command]);
    let expected = format!("provider  command {program}\nkey id    DEMO…0001\n");
    assert!(text(&output.stdout).starts_with(&expected));
}

#[test]
fn nobody_who_has_any_is_an_error() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "error: chain: nobody has credentials (environment: DEMO_KEY_ID is not set)\n"
    );
}

#[test]
fn one_who_fails_is_an_error_though_another_has_some() {
    let refuses = |arguments: &[&str], message: &str| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(text(&output.stderr), format!("error: {message}\n"));
        assert_eq!(text(&output.stdout), "");
    };
    let command = format!(
        "'{}' --reveal --file '{FILE}'",
        env!("CARGO_BIN_EXE_credentials")
    );
    refuses(
        &["--file", FILE, "--profile", "none", "--command", &command],
        &format!("profile `none` of {FILE}: no such profile; there are: default, short"),
    );
    refuses(
        &["--command", "'a"],
        "--command has a quote that is not closed",
    );
    refuses(&["--command", " "], "--command is empty");
}
