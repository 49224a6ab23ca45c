//! Asks several mirrors, some of which may be slow, damaged or down, for the files of a list.
//!
//! A mirror is a [`Launch`]: it works at the call, and answers with a future that does not borrow
//! it. What stands before each mirror is said on the command line, so the mirrors are
//! `Box<dyn Launch<..>>`; the rotation over them and the retry are generic, and do not mind.

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

/// Something that is asked, and answers later.
///
/// `launch` is no `async fn`, and the difference matters, for `dyn Launch` as for a known type:
///
/// - What stands before the future runs **at the call**, with `&mut self`: it picks a connection,
///   counts, takes a ticket, in the order of the calls.
/// - `use<Self>` says what the future holds, and the lifetime of `&mut self` is not in it. So the
///   service can be asked again while earlier answers are still to come, and each future can be
///   spawned.
#[erase]
trait Launch: Send + 'static {
    type Request: Send;
    type Response: Send;
    type Error: Send;

    /// Begins to work on `request`.
    fn launch(
        &mut self,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Self::Error>> + Send + use<Self>;
}

/// Any service with these requests, answers and errors.
type BoxLaunch<Q, A, E> = Box<dyn Launch<Request = Q, Response = A, Error = E>>;

/// Asks for all files at once, and prints a line for each. Returns whether all were had.
async fn fetch(mut mirrors: Mirror, list: Vec<Wanted>) -> Result<bool, BoxError> {
    let mut tasks = JoinSet::new();
    for (index, wanted) in list.into_iter().enumerate() {
        // Does not borrow the mirrors, which are asked again for the next file.
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
