//! Runs plugins one after the other, each in a task of its own, with bounded channels in between.

use std::{
    fmt,
    future::poll_fn,
    panic,
    pin::pin,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::{
    channel::channel,
    meter::Metered,
    plugin::{Closed, Plugin, Result, Sink, Source},
};

/// What one stage did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stats {
    /// How many bytes it took.
    pub bytes_in: u64,
    /// How many bytes it wrote.
    pub bytes_out: u64,
    /// How long it computed. Waiting for other stages or for files does not count.
    pub busy: Duration,
}

/// What went wrong, and where.
#[derive(Debug)]
pub struct Failure {
    /// Which part of the pipeline failed.
    pub at: Position,
    /// Its error.
    pub error: anyhow::Error,
}

/// A part of a pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The source.
    Input,
    /// A plugin, by its index.
    Stage(usize),
    /// The sink.
    Output,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input => f.write_str("input"),
            Self::Stage(index) => write!(f, "stage {}", index + 1),
            Self::Output => f.write_str("output"),
        }
    }
}

/// Sends all of `source` through the plugins to `sink`, and tells what each plugin did.
///
/// No more than a few chunks wait before each stage: a slow one holds back those before it, up to
/// the source. When `sink` wants no more ([`Closed`]), all stages end early, and that is a success.
///
/// # Errors
///
/// The first failure ends the pipeline. Part of the output may have been written by then, but it
/// has not been closed.
///
/// # Panics
///
/// When a plugin panics, and outside a tokio runtime.
pub async fn run(
    source: Box<dyn Source>,
    plugins: Vec<Box<dyn Plugin>>,
    sink: Box<dyn Sink>,
) -> Result<Vec<Stats>, Failure> {
    let mut all_stats = vec![Stats::default(); plugins.len()];
    // Dropped on a failure, the set aborts the tasks that are left.
    let mut tasks = JoinSet::new();

    let (sender, mut receiver) = channel();
    tasks.spawn(async {
        (
            Position::Input,
            Stats::default(),
            copy(source, sender).await,
        )
    });
    for (index, plugin) in plugins.into_iter().enumerate() {
        let (sender, next_receiver) = channel();
        let input = receiver;
        tasks.spawn(async move {
            let mut stats = Stats::default();
            let input = Metered::new(input, &mut stats.bytes_in);
            let output = Metered::new(sender, &mut stats.bytes_out);
            let (busy, outcome) = timed(drive(input, plugin, output)).await;
            stats.busy = busy;
            (Position::Stage(index), stats, outcome)
        });
        receiver = next_receiver;
    }
    tasks.spawn(async {
        (
            Position::Output,
            Stats::default(),
            copy(receiver, sink).await,
        )
    });

    while let Some(done) = tasks.join_next().await {
        let (at, stats, outcome) =
            done.unwrap_or_else(|error| panic::resume_unwind(error.into_panic()));
        if let Position::Stage(index) = at {
            all_stats[index] = stats;
        }
        match outcome {
            Err(error) if !error.is::<Closed>() => return Err(Failure { at, error }),
            _ => {}
        }
    }
    Ok(all_stats)
}

/// Takes a plugin through its life. It may be of a known type, or a `Box<dyn Plugin>`.
async fn drive(
    mut input: impl Source,
    mut plugin: impl Plugin,
    mut output: impl Sink,
) -> Result<()> {
    while let Some(chunk) = input.next().await? {
        plugin.push(chunk, &mut output).await?;
    }
    plugin.finish(&mut output).await?;
    output.close().await
}

async fn copy(mut source: impl Source, mut sink: impl Sink) -> Result<()> {
    while let Some(chunk) = source.next().await? {
        sink.write(chunk).await?;
    }
    sink.close().await
}

/// How long polls of `future` took, from start to end, and what it gave.
async fn timed<F: Future>(future: F) -> (Duration, F::Output) {
    let mut future = pin!(future);
    let mut busy = Duration::ZERO;
    let output = poll_fn(|context| {
        let start = Instant::now();
        let poll = future.as_mut().poll(context);
        busy += start.elapsed();
        poll
    })
    .await;
    (busy, output)
}
