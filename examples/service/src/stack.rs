//! Puts the services together, as the command line says.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use service::{
    Launch,
    list::Wanted,
    middleware::{Backoff, Flaky, MapErr, RateLimit, Retry, Rotation, Shared},
    mirror::{Failure, Fetched, Folder, Http, Mirror, Reason, Verified},
    tower::{FromTower, IntoTower},
};
use tower::{BoxError, ServiceBuilder};

use crate::args::Args;

/// The longest wait before a retry.
const LONGEST_BACKOFF: Duration = Duration::from_secs(10);

/// All mirrors as one service that does not give up easily.
///
/// From here to the content's check all is one type that the compiler knows. Below it, at each
/// mirror, is a `dyn`: what a mirror is, and what stands before it, is known at run time only.
pub(crate) fn build(args: &Args) -> Result<Mirror> {
    let mirrors = (0..).zip(&args.mirrors);
    let mirrors: Result<Vec<_>> = mirrors
        .map(|(index, mirror)| Ok(watched(Verified(one(mirror, index, args)?), args.verbose)))
        .collect();
    let backoff = Backoff {
        first: args.backoff,
        most: LONGEST_BACKOFF,
    };
    let may_pass = |failure: &Failure| failure.reason.may_pass();
    let all = Rotation::new(mirrors?);
    Ok(Box::new(Retry::new(all, args.attempts, backoff, may_pass)))
}

/// One mirror with its limits. Each step takes a `Mirror` and makes another one.
fn one(text: &str, index: u64, args: &Args) -> Result<Mirror> {
    let name: Arc<str> = text.into();
    let mut mirror: Mirror = if text.contains("://") {
        Box::new(Http::new(text)?)
    } else {
        Box::new(Folder::new(text))
    };
    if args.flaky > 0 {
        let mirror_name = Arc::clone(&name);
        let error = move || Failure {
            mirror: Arc::clone(&mirror_name),
            reason: Reason::OnPurpose,
        };
        let seed = args.seed.wrapping_add(index);
        mirror = Box::new(Flaky::new(mirror, args.flaky, seed, error));
    }
    mirror = Box::new(limited(mirror, name, args));
    if let Some(rate) = args.rate {
        let interval = Duration::from_secs(1) / rate.get();
        mirror = Box::new(RateLimit::new(mirror, interval, args.burst));
    }
    Ok(mirror)
}

/// tower's middlewares around a mirror.
fn limited(
    mirror: Mirror,
    name: Arc<str>,
    args: &Args,
) -> impl Launch<Request = Wanted, Response = Fetched, Error = Failure> + use<> {
    let limited = ServiceBuilder::new()
        .concurrency_limit(args.at_once.get() as usize)
        .timeout(args.timeout)
        // tower's services are cloned for each call; a mirror has handles for that.
        .service(IntoTower(Shared::new(mirror)));
    let failure = move |_: &Wanted, error: BoxError| match error.downcast::<Failure>() {
        Ok(failure) => *failure,
        Err(error) => Failure {
            mirror: name,
            reason: Reason::from_tower(error),
        },
    };
    MapErr::new(FromTower::new(limited), failure)
}

/// Tells of each failure.
fn watched<S>(
    mirror: S,
    verbose: bool,
) -> impl Launch<Request = Wanted, Response = Fetched, Error = Failure> + use<S>
where
    S: Launch<Request = Wanted, Response = Fetched, Error = Failure>,
{
    MapErr::new(mirror, move |wanted: &Wanted, failure| {
        if verbose {
            eprintln!("{}: {failure}", wanted.path);
        }
        failure
    })
}
