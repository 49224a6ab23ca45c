//! The command line.

use std::{num::NonZeroU32, path::PathBuf, time::Duration};

use clap::Parser;
use humantime::parse_duration;

const EXAMPLES: &str = "\
A list is what `sha256sum` writes. A mirror is a folder, or an http address such as
http://localhost:8000/files. Each file is asked of one mirror after the other, beginning with
another one for each file, until its content is what the list says.

Examples:
  mirrors SHA256SUMS /mnt/a http://localhost:8000/b            only checks what is there
  mirrors SHA256SUMS --out files --rate 20 http://localhost:8000/b

With Cargo, where neither mirror is whole and each request may fail:
  cd examples/service/data
  cargo run -p erase-example-service -- --flaky 30 --verbose SHA256SUMS a b";

/// Fetches files from several mirrors at once, and checks their content.
#[derive(Parser)]
#[command(name = "mirrors", after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The files and their SHA-256
    pub list: PathBuf,

    /// Where to look for them
    #[arg(value_name = "MIRROR", required = true)]
    pub mirrors: Vec<String>,

    /// Write the files into this folder
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,

    /// How many times to ask all mirrors for a file
    #[arg(long, value_name = "N", default_value = "6")]
    pub attempts: NonZeroU32,

    /// How long to wait before all mirrors are asked again; twice as long each time
    #[arg(long, value_name = "TIME", default_value = "100ms", value_parser = parse_duration)]
    pub backoff: Duration,

    /// How many requests a second to send to each mirror [default: any number]
    #[arg(long, value_name = "N")]
    pub rate: Option<NonZeroU32>,

    /// With --rate, how many requests may follow each other at once after a pause
    #[arg(long, value_name = "N", default_value = "1", requires = "rate")]
    pub burst: NonZeroU32,

    /// How many requests each mirror may have to work on at once
    #[arg(long, value_name = "N", default_value = "8")]
    pub at_once: NonZeroU32,

    /// When to give up a request
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = parse_duration)]
    pub timeout: Duration,

    /// Let so many of a hundred requests fail, to see what happens
    #[arg(long, value_name = "PERCENT", default_value = "0", value_parser = clap::value_parser!(u8).range(..=100))]
    pub flaky: u8,

    /// With --flaky, the same number makes the same requests fail
    #[arg(long, value_name = "N", default_value = "1")]
    pub seed: u64,

    /// Tell of each request that fails
    #[arg(short, long)]
    pub verbose: bool,
}
