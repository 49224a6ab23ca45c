//! Requests the files of a list from several mirrors, some of which may be slow, damaged or down.
//!
//! A mirror is a [`Launch`]: it works at the call, and returns a future that does not borrow it. The
//! command line selects the middleware of each mirror, so the mirrors are `Box<dyn Launch<..>>`. The
//! rotation over them and the retry are generic.

mod args;
mod middleware;
mod mirror;
#[cfg(test)]
mod tests;
mod tower;

use std::{fs, process::ExitCode};

use clap::Parser as _;
use erase_core::erase;
use tokio::task::JoinSet;

use crate::{
    args::Args,
    mirror::{BoxError, Mirror, Wanted},
};

/// A service that takes requests and answers later.
///
/// `launch` is not an `async fn`. The difference matters, on `dyn Launch` and on concrete types:
///
/// - The code before the future runs **at the call**, with `&mut self`. It picks a connection, counts or
///   takes a ticket in the order of the calls.
/// - `use<Self>` lists what the future captures, without the lifetime of `&mut self`. So the service can
///   take more requests while earlier ones are pending, and each future can be spawned.
#[erase]
trait Launch: Send + 'static {
    type Request: Send;
    type Response: Send;
    type Error: Send;

    /// Starts to work on `request`.
    fn launch(
        &mut self,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Self::Error>> + Send + use<Self>;
}

/// Any service with these request, response and error types.
type BoxLaunch<Q, A, E> = Box<dyn Launch<Request = Q, Response = A, Error = E>>;

/// Requests all files at once, and prints a line for each. Returns whether all succeeded.
async fn fetch(mut mirrors: Mirror, list: Vec<Wanted>) -> Result<bool, BoxError> {
    let mut tasks = JoinSet::new();
    for (index, wanted) in list.into_iter().enumerate() {
        // Does not borrow the mirrors, so they can be called for the next file.
        let answer = mirrors.launch(wanted.clone());
        tasks.spawn(async move { (index, wanted, answer.await) });
    }
    let mut outcomes = Vec::new();
    while let Some(done) = tasks.join_next().await {
        outcomes.push(done?);
    }
    outcomes.sort_by_key(|(index, ..)| *index);
    for (_, Wanted { path, .. }, outcome) in &outcomes {
        match outcome {
            Ok(bytes) => println!("ok      {path}  {} bytes", bytes.len()),
            Err(error) => println!("FAILED  {path}  {error}"),
        }
    }
    Ok(outcomes.iter().all(|(.., outcome)| outcome.is_ok()))
}

async fn run(args: Args) -> Result<bool, BoxError> {
    let file = args.list.display();
    let text = fs::read_to_string(&args.list).map_err(|error| format!("{file}: {error}"))?;
    let list = mirror::parse_list(&text).map_err(|error| format!("{file}: {error}"))?;
    fetch(args.mirrors(), list).await
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
