//! The command line.

use std::{net::SocketAddr, time::Duration};

use clap::Parser;
use health::Spec;
use humantime::parse_duration;

const CHECKS: &str = "\
Checks, with NAME= before them if they are to be shown under another name:
  tcp:HOST:PORT             something accepts connections
  http://HOST[:PORT]/PATH   a server answers with a status of 200 to 299
  disk:FOLDER[:LEAST]       so much is free: 10%, 500MiB, 5GiB [default: 5%]
  process:NAME|PID|self     it runs, and is the same as at the look before

Examples:
  health                                    looks at this folder's disk and at itself
  health tcp:localhost:5432 disk:/var:10%
  health --once shop=http://localhost:3000/health process:sshd

With Cargo: cargo run -p erase-example-health -- --once disk:/ process:self";

/// Looks at services, disks and processes again and again, and serves what it finds as a page and
/// as JSON.
#[derive(Parser)]
#[command(name = "health", after_help = CHECKS)]
pub(crate) struct Args {
    /// What to look at, see below [default: this folder's disk, its own process, port and page]
    #[arg(value_name = "CHECK")]
    pub checks: Vec<Spec>,

    /// Where to serve the page; port 0 means any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// How often to look
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = parse_positive)]
    pub every: Duration,

    /// When to give up a look
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = parse_positive)]
    pub timeout: Duration,

    /// Look once, print what was found, and fail if something is down; serves nothing
    #[arg(long)]
    pub once: bool,
}

fn parse_positive(text: &str) -> Result<Duration, String> {
    match parse_duration(text) {
        Ok(Duration::ZERO) => Err("must be more than nothing".to_owned()),
        Ok(time) => Ok(time),
        Err(error) => Err(error.to_string()),
    }
}
