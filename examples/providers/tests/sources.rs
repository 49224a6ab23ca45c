//! Each source of credentials: what it gives, when it is not configured, and when it fails.

mod endpoint;

use std::{collections::HashMap, env::VarError, ffi::OsString, fs, path::PathBuf};

use axum::http::StatusCode;
use providers::{
    Credentials, Error, ProvideCredentials,
    sources::{Command, Environment, Metadata, Profile},
};
use tempfile::TempDir;
use tokio::{io::AsyncReadExt as _, net::TcpListener};

/// Through `dyn`, as all who use them do.
async fn ask(provider: impl ProvideCredentials + 'static) -> Result<Credentials, Error> {
    let provider: Box<dyn ProvideCredentials> = Box::new(provider);
    provider.provide().await
}

async fn has(provider: impl ProvideCredentials + 'static) -> [String; 3] {
    let credentials = ask(provider).await.unwrap();
    [
        credentials.provider().to_owned(),
        credentials.key_id().to_owned(),
        credentials.expose_secret().to_owned(),
    ]
}

async fn not_configured(provider: impl ProvideCredentials + 'static) -> String {
    match ask(provider).await {
        Err(error @ Error::NotConfigured { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

async fn failed(provider: impl ProvideCredentials + 'static) -> String {
    match ask(provider).await {
        Err(error @ Error::Failed { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

fn environment(variables: &[(&str, &str)]) -> impl ProvideCredentials + 'static {
    let variables: HashMap<String, String> = variables
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Environment::with_lookup("APP", move |name| {
        variables.get(name).cloned().ok_or(VarError::NotPresent)
    })
}

#[tokio::test]
async fn an_environment_has_both_variables_or_neither() {
    let both = [("APP_KEY_ID", "K"), ("APP_SECRET", "hush")];
    assert_eq!(has(environment(&both)).await, ["environment", "K", "hush"]);
    let none = "environment: APP_KEY_ID is not set";
    assert_eq!(not_configured(environment(&[])).await, none);
    let empty = [("APP_KEY_ID", ""), ("APP_SECRET", "")];
    assert_eq!(not_configured(environment(&empty)).await, none);
    assert_eq!(
        failed(environment(&both[..1])).await,
        "environment: APP_KEY_ID is set, but APP_SECRET is not"
    );
    assert_eq!(
        failed(environment(&both[1..])).await,
        "environment: APP_SECRET is set, but APP_KEY_ID is not"
    );
}

#[tokio::test]
async fn a_variable_that_is_no_text_is_not_shown() {
    let lookup = |_: &str| Err(VarError::NotUnicode(OsString::from("hush")));
    let text = failed(Environment::with_lookup("APP", lookup)).await;
    assert_eq!(text, "environment: APP_KEY_ID is not UTF-8");
}

#[tokio::test]
async fn the_environment_of_this_process_is_looked_into() {
    let text = not_configured(Environment::new("NO SUCH PREFIX")).await;
    assert_eq!(text, "environment: NO SUCH PREFIX_KEY_ID is not set");
}

struct Files(TempDir);

impl Files {
    fn new(content: &str) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("it.toml"), content).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("it.toml")
    }

    fn profile(&self, profile: &str) -> Profile {
        Profile::new(self.path(), profile)
    }

    /// The error without the name of the file.
    async fn refuses(&self, profile: &str) -> String {
        let text = failed(self.profile(profile)).await;
        let start = format!("profile `{profile}` of {}: ", self.path().display());
        text.strip_prefix(&start).unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_profile_is_read_from_a_file() {
    let files = Files::new("[a]\nkey_id = 'A'\nsecret = 'x'\n[b]\nkey_id = 'B'\nsecret = 'y'\n");
    let name = |profile| format!("profile `{profile}` of {}", files.path().display());
    assert_eq!(has(files.profile("a")).await, [&*name("a"), "A", "x"]);
    assert_eq!(has(files.profile("b")).await, [&*name("b"), "B", "y"]);
    assert_eq!(files.refuses("c").await, "no such profile; there are: a, b");
}

#[tokio::test]
async fn a_change_of_the_file_is_seen() {
    let files = Files::new("[a]\nkey_id = 'A'\nsecret = 'x'\n");
    let profile = files.profile("a");
    assert_eq!(profile.provide().await.unwrap().key_id(), "A");
    fs::write(files.path(), "[a]\nkey_id = 'B'\nsecret = 'x'\n").unwrap();
    assert_eq!(profile.provide().await.unwrap().key_id(), "B");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_configured() {
    let text = not_configured(Profile::new("no/such.toml", "a")).await;
    assert_eq!(text, "profile `a` of no/such.toml: no such file");
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_told_without_its_secret() {
    let refuses = async |content: &str| Files::new(content).refuses("a").await;
    assert_eq!(
        refuses("[a]\nkey_id = 'A'\nsecret = hush\n").await,
        "line 3 is no TOML"
    );
    assert_eq!(refuses("[a]\nkey_id = 'A'\n").await, "no `secret`");
    assert_eq!(
        refuses("[a]\nkey_id = 'A'\nsecret = 4711\n").await,
        "`secret` is no text"
    );
    assert_eq!(refuses("").await, "the file is empty");
    assert_eq!(refuses("a = 'hush'").await, "no `key_id`");
}

const JSON: &str = r#"{"key_id": "K", "secret": "hush", "expires": "2099-01-01T00:00:00Z"}"#;

async fn endpoint(answer: endpoint::Answer) -> Metadata {
    Metadata::new(&format!("http://{}", endpoint::serve(answer).await))
}

/// Without the name, in which there is the port.
fn message(text: &str) -> &str {
    text.rsplit_once(": ").unwrap().1
}

#[tokio::test]
async fn an_endpoint_gives_a_token_and_then_credentials() {
    let [provider, key_id, secret] = has(endpoint((StatusCode::OK, JSON)).await).await;
    assert!(
        provider.starts_with("metadata http://127.0.0.1:"),
        "{provider}"
    );
    assert_eq!([key_id, secret], ["K", "hush"]);
}

#[tokio::test]
async fn an_endpoint_without_credentials_is_not_configured() {
    let text = not_configured(endpoint((StatusCode::NOT_FOUND, "")).await).await;
    assert_eq!(message(&text), "this machine has none");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let text = not_configured(Metadata::new(&base)).await;
    assert_eq!(text, format!("metadata {base}: nobody answers"));
}

#[tokio::test]
async fn an_endpoint_that_does_not_work_fails() {
    let text = failed(endpoint((StatusCode::BAD_GATEWAY, "")).await).await;
    assert_eq!(message(&text), "no credentials, but 502 Bad Gateway");
    let text = failed(endpoint((StatusCode::OK, r#"{"secret": "hush"}"#)).await).await;
    assert_eq!(message(&text), "answered no `key_id`");
    let text = failed(endpoint((StatusCode::OK, "hush")).await).await;
    assert_eq!(message(&text), "answered no JSON, from line 1, column 1 on");
}

#[tokio::test]
async fn an_endpoint_that_hangs_up_fails() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.read_u8().await.unwrap();
        }
    });
    let text = failed(Metadata::new(&base)).await;
    assert!(text.starts_with(&format!("metadata {base}: ")), "{text}");
}

#[tokio::test]
async fn an_address_that_is_none_fails() {
    let text = failed(Metadata::new("http://a b")).await;
    assert_eq!(text, "metadata http://a b: invalid uri character");
}

/// This project's own program prints what another one expects.
const PROGRAM: &str = env!("CARGO_BIN_EXE_credentials");

fn command(arguments: &[&str]) -> Command {
    let arguments: Vec<_> = arguments.iter().map(|&text| text.to_owned()).collect();
    Command::new(PROGRAM, &arguments)
}

#[tokio::test]
async fn a_program_prints_credentials() {
    let files = Files::new("[a]\nkey_id = 'A'\nsecret = 'x'\nexpires = '2099-01-01T00:00:00Z'");
    let file = files.path().into_os_string().into_string().unwrap();
    let arguments = [
        "--reveal",
        "--profile",
        "a",
        "--prefix",
        "NONE",
        "--file",
        &file,
    ];
    let credentials = ask(command(&arguments)).await.unwrap();
    assert_eq!(credentials.provider(), format!("command {PROGRAM}"));
    assert_eq!(credentials.key_id(), "A");
    assert_eq!(credentials.expose_secret(), "x");
    let expires = humantime::parse_rfc3339("2099-01-01T00:00:00Z").unwrap();
    assert_eq!(credentials.expires(), Some(expires));
}

#[tokio::test]
async fn a_program_that_fails_or_prints_something_else() {
    let text = failed(command(&["--no-such-option"])).await;
    assert_eq!(
        text,
        format!("command {PROGRAM}: failed with exit status: 2")
    );
    let text = failed(command(&["--help"])).await;
    assert!(text.contains(": printed no JSON, from line 1, "), "{text}");
    let text = failed(Command::new("no such program", &[])).await;
    let start = "command no such program: cannot be run: ";
    assert!(text.starts_with(start), "{text}");
}
