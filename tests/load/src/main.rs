//! Prints what each round of calls takes; with the numbers of `docs/reliability.md` as defaults.

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use erase_test_load::memory::{Counting, Memory};
use erase_test_load::rounds::{Round, Size, run};

#[global_allocator]
static COUNTING: Counting = Counting;

/// A million dyn calls in flight, round after round.
#[derive(Debug, Parser)]
struct Args {
    /// Objects, of eight types.
    #[arg(long, default_value_t = 10_000)]
    objects: u64,
    /// Calls of a round; a quarter of them need not wait.
    #[arg(long, default_value_t = 1_340_000)]
    calls: u64,
    /// Tasks that share the calls.
    #[arg(long, default_value_t = 1000)]
    tasks: u64,
    /// Rounds.
    #[arg(long, default_value_t = 20)]
    rounds: u64,
    /// Threads of the runtime.
    #[arg(long, default_value_t = 4)]
    threads: usize,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let size = Size {
        objects: args.objects,
        calls: args.calls,
        tasks: args.tasks.max(1),
        rounds: args.rounds,
        threads: args.threads.max(1),
    };
    let began = Instant::now();
    let mut all_right = true;
    println!("round  in flight  answered  seconds  live KiB  peak KiB  allocations  resident KiB");
    let ran = run(
        size,
        |number,
         Round {
             in_flight,
             answered,
             memory,
         }| {
            all_right &= answered == size.calls;
            let Memory {
                live,
                peak,
                made,
                resident,
            } = memory;
            let resident =
                resident.map_or_else(|| "-".to_owned(), |bytes| (bytes >> 10).to_string());
            let seconds = began.elapsed().as_secs_f64();
            let (live, peak) = (live >> 10, peak >> 10);
            println!(
                "{number:5}  {in_flight:9}  {answered:8}  {seconds:7.1}  {live:8}  {peak:8}  {made:11}  {resident:>12}"
            );
        },
    );
    match ran {
        Ok(()) if all_right => ExitCode::SUCCESS,
        Ok(()) => {
            eprintln!("error: a call has not answered, or not right");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: the runtime does not start: {error}");
            ExitCode::FAILURE
        }
    }
}
