//! The command line.

use std::{num::NonZeroU32, path::PathBuf, time::Duration};

use clap::Parser;
use humantime::parse_duration;

const PROVIDERS: &str = "\
Who is asked, in this order, until one has credentials:
  the environment   PREFIX_KEY_ID and PREFIX_SECRET, with the prefix DEMO
  the profile       of the TOML file that --file names
  the endpoint      that --metadata names: PUT /token, then GET /credentials
  the program       that --command names; it prints {\"key_id\": .., \"secret\": .., \"expires\": ..}

Examples:
  DEMO_KEY_ID=me DEMO_SECRET=hush credentials
  credentials --file credentials.toml --profile short --verbose
  credentials --metadata http://127.0.0.1:1338 --every 1h --repeat 24
  credentials --command 'credentials --file credentials.toml --reveal'

With Cargo: cargo run -p erase-example-providers -- --file examples/providers/data/credentials.toml";

/// Finds credentials, and tells who had them.
#[derive(Parser)]
#[command(name = "credentials", after_help = PROVIDERS)]
pub(crate) struct Args {
    /// What the names of the variables begin with
    #[arg(long, value_name = "TEXT", default_value = "DEMO")]
    pub prefix: String,

    /// A TOML file with profiles
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// The profile to use
    #[arg(
        long,
        value_name = "NAME",
        default_value = "default",
        requires = "file"
    )]
    pub profile: String,

    /// The address of an endpoint
    #[arg(long, value_name = "ADDRESS")]
    pub metadata: Option<String>,

    /// A program and its arguments, in quotes as in a shell
    #[arg(long, value_name = "COMMAND")]
    pub command: Option<String>,

    /// How many times to ask; the answer is remembered for as long as it is good
    #[arg(long, value_name = "N", default_value = "1")]
    pub repeat: NonZeroU32,

    /// How long to wait between two times
    #[arg(long, value_name = "TIME", default_value = "1s", value_parser = parse_duration)]
    pub every: Duration,

    /// How long before they expire to ask for new ones
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = parse_duration)]
    pub refresh: Duration,

    /// Print the secret too, as JSON for another program
    #[arg(long)]
    pub reveal: bool,

    /// Tell what each provider answers
    #[arg(short, long)]
    pub verbose: bool,
}
