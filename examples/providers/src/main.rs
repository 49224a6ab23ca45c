//! Finds credentials, and shows which provider has them.
//!
//! The providers that the command line names form a chain, behind a cache. The rest of the program sees
//! one `Arc<dyn ProvideCredentials>`.

mod cached;
mod chain;
mod credentials;
mod sources;

use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use clap::Parser;
use erase_core::erase;
use humantime::{format_rfc3339_seconds, parse_duration};

use crate::{
    cached::Cached,
    chain::Chain,
    credentials::{Credentials, Error},
    sources::{Environment, Metadata, Profile},
};

/// A source that may have credentials.
// mockall is below `#[erase]`, so the closures of its expectations return futures. Tests that delay an
// answer need that.
#[erase]
#[cfg_attr(test, mockall::automock)]
trait ProvideCredentials: Send + Sync {
    /// The name to display.
    fn name(&self) -> String;

    /// Returns credentials that have not expired. If the provider is not configured, the caller may ask
    /// others; if it is configured but has none, that is a failure.
    async fn provide(&self) -> Result<Credentials, Error>;
}

/// The chain and the cache are generic or boxed; their users see one type.
fn provider(args: &Args) -> Arc<dyn ProvideCredentials> {
    let mut chain: Vec<Box<dyn ProvideCredentials>> = vec![Box::new(Environment::new("DEMO"))];
    if let Some(file) = &args.file {
        chain.push(Box::new(Profile::new(file, &args.profile)));
    }
    if let Some(base) = &args.metadata {
        chain.push(Box::new(Metadata::new(base)));
    }
    Arc::new(Cached::new(Chain(chain), args.refresh))
}

/// Runs the requested number of tasks, which share the provider.
async fn run(args: Args) -> Result<(), Error> {
    let provider = provider(&args);
    let ask = |_| {
        let provider = Arc::clone(&provider);
        tokio::spawn(async move { provider.provide().await })
    };
    let tasks: Vec<_> = (0..args.tasks).map(ask).collect();
    for task in tasks {
        let credentials = task.await.expect("no provider panics")?;
        let expires = credentials.expires();
        println!("provider  {}", credentials.provider());
        println!("key id    {}", credentials.key_id());
        println!("secret    ********");
        match expires {
            Some(time) => println!("expires   {}", format_rfc3339_seconds(time)),
            None => println!("expires   never"),
        }
    }
    Ok(())
}

const PROVIDERS: &str = "\
Who is asked, in this order, until one has credentials:
  the environment   the variables DEMO_KEY_ID and DEMO_SECRET
  the profile       of the TOML file that --file names
  the endpoint      that --metadata names: PUT /token, then GET /credentials

Examples:
  DEMO_KEY_ID=me DEMO_SECRET=hush credentials
  credentials --file credentials.toml --profile short
  credentials --metadata http://127.0.0.1:1338 --tasks 3

With Cargo: cargo run -p erase-example-providers -- --file examples/providers/data/credentials.toml";

/// Finds credentials, and shows which provider has them.
#[derive(Parser)]
#[command(name = "credentials", after_help = PROVIDERS)]
struct Args {
    /// A TOML file with profiles
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    /// The profile to use
    #[arg(long, value_name = "NAME", default_value = "default")]
    profile: String,

    /// The address of an endpoint
    #[arg(long, value_name = "ADDRESS")]
    metadata: Option<String>,

    /// How many tasks ask at once; the providers are asked only once
    #[arg(long, value_name = "N", default_value = "1")]
    tasks: usize,

    /// How long before expiry to request new ones
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = parse_duration)]
    refresh: Duration,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
