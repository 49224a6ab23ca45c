//! Finds credentials, and tells which provider had them.
//!
//! The providers that the command line names are put into a chain, the chain behind a cache, and
//! all of it behind one `Arc<dyn ProvideCredentials>`, which is what the rest of the program knows
//! of. The secret is shown only to who asks for it.
//!
//! ```text
//! cargo run -p erase-example-providers -- --file examples/providers/data/credentials.toml
//! cargo run -p erase-example-providers -- --help
//! ```

mod args;
mod verbose;

use std::{
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::{Context as _, Result};
use clap::Parser as _;
use humantime::{format_duration, format_rfc3339_seconds};
use providers::{
    Cached, Chain, Credentials, ProvideCredentials, Refresh,
    sources::{Command, Environment, Metadata, Profile},
};
use serde_json::json;
use tokio::time::sleep;

use crate::{args::Args, verbose::Verbose};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<()> {
    let refresh = Refresh {
        before: args.refresh,
        ..Refresh::default()
    };
    let provider: Arc<dyn ProvideCredentials> = Arc::new(Cached::new(chain(&args)?, refresh));
    for time in 0..args.repeat.get() {
        if time > 0 {
            sleep(args.every).await;
        }
        let credentials = provider.provide().await?;
        print(&if args.reveal {
            reveal(&credentials)
        } else {
            masked(&credentials, SystemTime::now())
        })?;
    }
    Ok(())
}

/// Those who are named, and the environment.
fn chain(args: &Args) -> Result<Chain> {
    // A box, since it is known at run time only whether they are to talk; the chain takes any.
    let listen = |provider: Box<dyn ProvideCredentials>| -> Box<dyn ProvideCredentials> {
        if args.verbose {
            Box::new(Verbose(provider))
        } else {
            provider
        }
    };
    let mut chain = Chain::builder().provider(listen(Box::new(Environment::new(&args.prefix))));
    if let Some(file) = &args.file {
        let profile = Profile::new(file, &args.profile);
        chain = chain.provider(listen(Box::new(profile)));
    }
    if let Some(base) = &args.metadata {
        chain = chain.provider(listen(Box::new(Metadata::new(base))));
    }
    if let Some(command) = &args.command {
        let words = shlex::split(command).context("--command has a quote that is not closed")?;
        let (program, arguments) = words.split_first().context("--command is empty")?;
        let command = Command::new(program, arguments);
        chain = chain.provider(listen(Box::new(command)));
    }
    Ok(chain.build())
}

/// For people: who, which, and until when.
fn masked(credentials: &Credentials, now: SystemTime) -> String {
    let expires = match credentials.expires() {
        None => "never".to_owned(),
        Some(time) => {
            let left = time.duration_since(now).unwrap_or_default();
            let left = Duration::from_secs(left.as_secs());
            format!("in {}", format_duration(left))
        }
    };
    format!(
        "provider  {}\nkey id    {}\nsecret    ********\nexpires   {expires}\n",
        credentials.provider(),
        mask(credentials.key_id()),
    )
}

/// Four characters at each end tell keys apart; a short one is not shown at all.
fn mask(key_id: &str) -> String {
    let characters: Vec<char> = key_id.chars().collect();
    if characters.len() < 12 {
        return "********".to_owned();
    }
    let start: String = characters.iter().take(4).collect();
    let end: String = characters.iter().skip(characters.len() - 4).collect();
    format!("{start}…{end}")
}

/// For another program, in the form that `--command` expects.
fn reveal(credentials: &Credentials) -> String {
    let expires = credentials.expires().map(format_rfc3339_seconds);
    let document = json!({
        "key_id": credentials.key_id(),
        "secret": credentials.expose_secret(),
        "expires": expires.map(|time| time.to_string()),
    });
    format!("{document}\n")
}

/// A reader that has seen enough and goes away, such as `head`, is no error.
fn print(text: &str) -> Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}
