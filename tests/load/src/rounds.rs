//! Rounds of calls: all begin, then all are let go on, then all have ended.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Barrier;

use crate::memory::Memory;
use crate::objects::{Gate, Object, objects};

/// How much is done.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Objects of all types together.
    pub objects: u64,
    /// Calls that are in flight at once.
    pub calls: u64,
    /// Tasks that share these calls.
    pub tasks: u64,
    /// How often all of that is repeated.
    pub rounds: u64,
    /// Threads of the runtime.
    pub threads: usize,
}

/// What one round has come to.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    /// How many calls waited at the same time.
    pub in_flight: u64,
    /// How many calls have answered, and answered right.
    pub answered: u64,
    /// The memory after it; its peak is that of the round.
    pub memory: Memory,
}

/// Runs all rounds, and tells of each when it is over.
///
/// # Errors
///
/// When the runtime cannot start its threads.
///
/// # Panics
///
/// When a task panics.
pub fn run(size: Size, mut tell: impl FnMut(u64, Round)) -> std::io::Result<()> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(size.threads)
        .build()?;
    let objects: Arc<[Box<dyn Object>]> = objects(size.objects).into();
    let _since_now = Memory::now();
    for number in 0..size.rounds {
        let (in_flight, answered) = round(&runtime, size, &objects);
        let round = Round {
            in_flight,
            answered,
            memory: Memory::now(),
        };
        tell(number, round);
    }
    Ok(())
}

fn round(runtime: &Runtime, size: Size, objects: &Arc<[Box<dyn Object>]>) -> (u64, u64) {
    let gate = Arc::new(Gate::default());
    let tasks = usize::try_from(size.tasks).expect("as many tasks as fit into memory");
    let begun = Arc::new(Barrier::new(tasks + 1));
    let spawn = |task| {
        let (objects, gate, begun) = (Arc::clone(objects), Arc::clone(&gate), Arc::clone(&begun));
        runtime.spawn(async move { calls(&objects, &gate, &begun, size, task).await })
    };
    let tasks: Vec<_> = (0..size.tasks).map(spawn).collect();
    runtime.block_on(async {
        begun.wait().await;
        gate.open();
        let (mut in_flight, mut answered) = (0, 0);
        for task in tasks {
            let (waited, right) = task.await.expect("no task panics");
            in_flight += waited;
            answered += right;
        }
        (in_flight, answered)
    })
}

/// The calls of one task: polled once each, then, when all tasks have done that, to their end.
/// Returns how many waited in between, and how many have answered right.
async fn calls(
    objects: &[Box<dyn Object>],
    gate: &Gate,
    begun: &Barrier,
    size: Size,
    task: u64,
) -> (u64, u64) {
    let tasks = usize::try_from(size.tasks).expect("as many tasks as fit into memory");
    let mine = (task..size.calls).step_by(tasks);
    let numbered = |number: u64| {
        let index = number % size.objects;
        let object = &objects[usize::try_from(index).expect("it is an index")];
        async move { u64::from((**object).answer(gate, number).await == index + number) }
    };
    let mut calls: FuturesUnordered<_> = mine.map(numbered).collect();
    let mut answered = 0;
    // What need not wait is through; the rest is pending, and so has been polled.
    while let Some(right) = poll_fn(|cx| match calls.poll_next_unpin(cx) {
        Poll::Ready(right) => Poll::Ready(right),
        Poll::Pending => Poll::Ready(None),
    })
    .await
    {
        answered += right;
    }
    let in_flight = calls.len() as u64;
    begun.wait().await;
    let waited = calls.fold(0, |sum, right| async move { sum + right }).await;
    (in_flight, answered + waited)
}
