//! The command line, and the checks that it selects.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Parser;
use humantime::parse_duration;

use crate::{
    HealthCheck,
    checks::{Disk, Http, Process, Renamed, Tcp},
};

const CHECKS: &str = "\
Checks, with NAME= before them if they are to be shown under another name:
  tcp:HOST:PORT             something accepts connections
  http://HOST[:PORT]/PATH   a server answers with a status of 200 to 299
  disk:FOLDER[:PERCENT]     this much is free [default: 5]
  process:NAME|PID|self     it runs, and is the same as at the look before

Examples:
  health                                    checks this folder's disk and its own process
  health tcp:localhost:5432 disk:/var:10
  health --once shop=http://localhost:3000/health process:sshd

With Cargo: cargo run -p erase-example-health -- --once disk:/ process:self";

/// Checks services, disks and processes repeatedly, and serves the results as a page and as JSON.
#[derive(Parser)]
#[command(name = "health", after_help = CHECKS)]
pub(crate) struct Args {
    /// The checks, see below [default: this folder's disk, its own process and port]
    #[arg(value_name = "CHECK")]
    pub checks: Vec<String>,

    /// The address to serve the page on; port 0 means any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The time between two checks
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = parse_duration)]
    pub every: Duration,

    /// The time limit of a check
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = parse_duration)]
    pub timeout: Duration,

    /// Check once, print the results, and fail if a check is down; serves no page
    #[arg(long)]
    pub once: bool,
}

impl Args {
    pub(crate) fn build_checks(&self) -> Result<Vec<Box<dyn HealthCheck + Send>>> {
        if self.checks.is_empty() {
            return Ok(vec![build("disk:.")?, build("process:self")?]);
        }
        let build = |text: &String| build(text).with_context(|| format!("`{text}`"));
        self.checks.iter().map(build).collect()
    }
}

/// Makes the check of `[NAME=]KIND:TARGET`: one `dyn` type stands for all kinds.
fn build(text: &str) -> Result<Box<dyn HealthCheck + Send>> {
    // An `=` after the `:` belongs to the target, as in `http://host/?key=value`.
    if let Some((name, check)) = text.split_once('=').filter(|(name, _)| !name.contains(':')) {
        return Ok(Box::new(Renamed::new(name, build(check)?)));
    }
    let missing = "write `tcp:`, `http:`, `disk:` or `process:` before the target";
    let (kind, target) = text.split_once(':').context(missing)?;
    ensure!(!target.is_empty(), "nothing after `{kind}:`");
    Ok(match kind {
        "tcp" => {
            let port = target.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
            ensure!(matches!(port, Some(Ok(_))), "no port at the end");
            Box::new(Tcp::new(target))
        }
        "http" => Box::new(Http::new(text)?),
        "disk" => match target.rsplit_once(':') {
            None => Box::new(Disk::new(target, 5)),
            Some((folder, percent)) => {
                let problem = || format!("`{percent}` is not a number");
                Box::new(Disk::new(folder, percent.parse().with_context(problem)?))
            }
        },
        "process" => Box::new(Process::new(target)),
        _ => bail!("unknown kind `{kind}`; there are `tcp`, `http`, `disk` and `process`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_built_and_a_name_may_come_first() {
        let name = |text: &str| build(text).unwrap().name();
        for text in [
            "tcp localhost:5432",
            "http://localhost/?a=b",
            "disk /",
            "process sshd",
        ] {
            assert_eq!(name(&text.replacen(' ', ":", 1)), text);
        }
        assert_eq!(name("disk:/var:10"), "disk /var");
        assert_eq!(name("shop=http://localhost/?a=b"), "shop");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let refused = |text: &str| build(text).err().unwrap().to_string();
        assert!(refused("sshd").starts_with("write `tcp:`"));
        assert!(refused("udp:x:1").starts_with("unknown kind `udp`"));
        assert_eq!(refused("tcp:"), "nothing after `tcp:`");
        assert_eq!(refused("tcp:localhost:http"), "no port at the end");
        assert_eq!(refused("disk:/:ten"), "`ten` is not a number");
    }
}
