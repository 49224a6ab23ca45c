//! The command line, and the services that it composes.

use std::{num::NonZeroU32, path::PathBuf, time::Duration};

use ::tower::ServiceBuilder;
use clap::Parser;
use humantime::parse_duration;

use crate::{
    middleware::{Flaky, RateLimit, Retry, Rotation, Shared},
    mirror::{Folder, Http, Mirror, Verified},
    tower::{FromTower, IntoTower},
};

const EXAMPLES: &str = "\
A list is what `sha256sum` writes. A mirror is a folder, or an http address such as
http://localhost:8000/files. Each file is asked of one mirror after the other, beginning with
another one for each file, until its content is what the list says.

Examples:
  mirrors SHA256SUMS /mnt/a http://localhost:8000/b
  mirrors SHA256SUMS --rate 20 http://localhost:8000/b

With Cargo, where neither mirror is whole and each request may fail:
  cd examples/service/data
  cargo run -p erase-example-service -- --flaky 30 SHA256SUMS a b";

/// Checks that a set of mirrors has all files of a list.
#[derive(Parser)]
#[command(name = "mirrors", after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The files and their SHA-256
    pub list: PathBuf,

    /// The mirrors
    #[arg(value_name = "MIRROR", required = true)]
    mirrors: Vec<String>,

    /// The number of attempts for each file, over all mirrors
    #[arg(long, value_name = "N", default_value = "6")]
    attempts: NonZeroU32,

    /// The wait before the next attempt; doubled each time
    #[arg(long, value_name = "TIME", default_value = "100ms", value_parser = parse_duration)]
    backoff: Duration,

    /// The maximum number of requests per second to each mirror [default: unlimited]
    #[arg(long, value_name = "N")]
    rate: Option<NonZeroU32>,

    /// The time limit of a request
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = parse_duration)]
    timeout: Duration,

    /// The percentage of requests that fail on purpose
    #[arg(long, value_name = "PERCENT", default_value = "0", value_parser = clap::value_parser!(u8).range(..=100))]
    flaky: u8,
}

impl Args {
    /// All mirrors as one service that retries.
    pub(crate) fn mirrors(&self) -> Mirror {
        let mirrors = self.mirrors.iter().map(|text| self.mirror(text));
        let all = Rotation::new(mirrors.collect());
        Box::new(Retry::new(all, self.attempts, self.backoff))
    }

    /// One mirror with its limits. Each step wraps a service, boxed or not.
    fn mirror(&self, text: &str) -> Mirror {
        let mut mirror: Mirror = if text.contains("://") {
            Box::new(Verified(Http::new(text)))
        } else {
            Box::new(Verified(Folder::new(text)))
        };
        if self.flaky > 0 {
            mirror = Box::new(Flaky::new(mirror, self.flaky, || {
                "failed on purpose".into()
            }));
        }
        if let Some(rate) = self.rate {
            mirror = Box::new(RateLimit::new(mirror, Duration::from_secs(1) / rate.get()));
        }
        // tower's middleware. Its services are cloned for each call; `Shared` is a handle that can be cloned.
        let limited = ServiceBuilder::new()
            .concurrency_limit(8)
            .timeout(self.timeout)
            .service(IntoTower(Shared::new(mirror)));
        Box::new(FromTower::new(limited))
    }
}
