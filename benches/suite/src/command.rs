//! What the programs do: `time ROUNDS`, `instructions`, `allocations`, `sizes`, each a table of
//! tab-separated lines on the standard output.

use std::env;
use std::time::{Duration, Instant};

use crate::cells::Cell;

/// A reading of the counting allocator: allocations and bytes so far.
pub type Count = fn() -> (u64, u64);

/// How long one batch of a cell should take.
const BATCH: Duration = Duration::from_micros(60);

/// The same with several threads, which need a while to get going.
const THREADED_BATCH: Duration = Duration::from_millis(3);

/// And so many times fewer rounds.
const THREADED_FEWER: usize = 10;

/// Iterations between the two regions that are compared by instructions.
pub const SHORT: u32 = 32;
/// The longer region.
pub const LONG: u32 = 96;

/// Runs the command of the command line.
pub fn main(count: Option<Count>) {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match (arguments.as_slice(), count) {
        (["time", rounds], _) => time(rounds.parse().expect("a number of rounds")),
        (["instructions"], _) => instructions(),
        (["allocations"], Some(count)) => allocations(count),
        (["sizes"], _) => {
            for sizes in crate::sizes() {
                println!("{}\t{}\t{}", sizes.strategy, sizes.future, sizes.task);
            }
        }
        _ => panic!("usage: time ROUNDS | instructions | allocations (in `count`) | sizes"),
    }
}

/// Nanoseconds of every batch: one line a cell, one column a round.
///
/// The strategies of a shape take turns within each round, so that a noisy moment hits them all.
fn time(rounds: usize) {
    let mut cells = crate::cells();
    let mut shapes: Vec<&str> = Vec::new();
    for cell in &cells {
        if !shapes.contains(&cell.shape) {
            shapes.push(cell.shape);
        }
    }
    for (done, shape) in shapes.iter().enumerate() {
        eprintln!("  {}/{} {shape}", done + 1, shapes.len());
        let mut row: Vec<&mut Cell> = cells
            .iter_mut()
            .filter(|cell| cell.shape == *shape)
            .collect();
        let batches: Vec<u32> = row.iter_mut().map(|cell| calibrate(cell)).collect();
        let rounds = if row.iter().all(|cell| cell.single) {
            rounds
        } else {
            rounds.div_ceil(THREADED_FEWER)
        };
        let mut times = vec![Vec::with_capacity(rounds); row.len()];
        for round in 0..rounds {
            for turn in 0..row.len() {
                let at = (round + turn) % row.len();
                let took = batch(row[at], batches[at]);
                times[at].push(took.as_nanos() as f64 / f64::from(batches[at]));
            }
        }
        for (cell, times) in row.iter().zip(times) {
            let times: Vec<String> = times.iter().map(|time| format!("{time:.2}")).collect();
            println!("{}\t{}\t{}", cell.shape, cell.strategy, times.join("\t"));
        }
    }
}

fn batch(cell: &mut Cell, iterations: u32) -> Duration {
    let start = Instant::now();
    (cell.run)(iterations);
    start.elapsed()
}

/// How many iterations fill a batch; also warms the cell up.
fn calibrate(cell: &mut Cell) -> u32 {
    let enough = if cell.single { BATCH } else { THREADED_BATCH };
    let mut iterations = 1;
    loop {
        let took = (0..3)
            .map(|_| batch(cell, iterations))
            .min()
            .unwrap_or_default();
        if took >= enough || iterations >= 1 << 20 {
            return iterations;
        }
        iterations *= 2;
    }
}

/// Names the cells in the order in which callgrind dumps them: a short and a long region for each.
fn instructions() {
    for mut cell in crate::cells() {
        // Thousands of iterations under valgrind are too many for the large ones.
        if !cell.single || cell.shape.starts_with("4096") {
            continue;
        }
        (cell.run)(SHORT);
        println!("{}\t{}", cell.shape, cell.strategy);
        erase_bench_region(&mut cell.run, SHORT);
        erase_bench_region(&mut cell.run, LONG);
    }
}

/// What callgrind is told to count: it finds the function by its name.
#[unsafe(no_mangle)]
#[inline(never)]
pub extern "Rust" fn erase_bench_region(run: &mut dyn FnMut(u32), iterations: u32) {
    run(iterations);
}

/// Allocations and bytes an iteration, after a warm-up.
fn allocations(count: Count) {
    const ITERATIONS: u32 = 64;
    for mut cell in crate::cells() {
        (cell.run)(ITERATIONS);
        let before = count();
        (cell.run)(ITERATIONS);
        let after = count();
        let each = |from, to| (to - from) as f64 / f64::from(ITERATIONS);
        let (calls, bytes) = (each(before.0, after.0), each(before.1, after.1));
        println!("{}\t{}\t{calls:.2}\t{bytes:.0}", cell.shape, cell.strategy);
    }
}
