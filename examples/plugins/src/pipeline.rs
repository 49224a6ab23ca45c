//! Runs each stage in its own task.

use std::{io::ErrorKind, mem};

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt, AsyncWrite, AsyncWriteExt},
    sync::mpsc::{self, Receiver, Sender},
    task::JoinSet,
};

use crate::{Plugin, Stage};

/// The maximum number of lines between two stages; beyond it the earlier stage waits.
const CAPACITY: usize = 64;

/// The output of a stage. A failure of the stage is sent the same way, and ends the pipeline.
#[derive(Clone, Debug)]
pub struct Output(Sender<Result<String>>);

impl Output {
    /// Writes a line, once there is room for it: a slow stage holds back those before it.
    ///
    /// # Errors
    ///
    /// The next stage has ended. Return this error.
    pub async fn write(&self, line: String) -> Result<()> {
        match self.0.send(Ok(line)).await {
            Ok(()) => Ok(()),
            Err(_) => bail!("the next stage has ended"),
        }
    }

    async fn report(self, stage: impl Future<Output = Result<()>>) {
        if let Err(failure) = stage.await {
            // If nobody receives the failure, the next stage has ended.
            let _ = self.0.send(Err(failure)).await;
        }
    }
}

/// Sends all lines of `input` through the stages to `output`.
///
/// If the reader of `output` closes it, all stages end early, which is a success.
///
/// # Errors
///
/// The first failure, in the order of the lines. The lines before it have been written.
///
/// # Panics
///
/// If a plugin panics, and outside a tokio runtime.
pub async fn run(
    input: impl AsyncBufRead + Send + Unpin + 'static,
    stages: Vec<Stage>,
    mut output: impl AsyncWrite + Unpin,
) -> Result<()> {
    let mut tasks = JoinSet::new();
    let (sender, mut lines) = mpsc::channel(CAPACITY);
    let out = Output(sender);
    tasks.spawn(out.clone().report(read(input, out)));
    for (number, Stage { name, plugin }) in (1..).zip(stages) {
        let (sender, next) = mpsc::channel(CAPACITY);
        let out = Output(sender);
        let place = format!("stage {number}, `{name}`");
        let lines = mem::replace(&mut lines, next);
        tasks.spawn(out.clone().report(drive(lines, plugin, place, out)));
    }
    while let Some(line) = lines.recv().await {
        let line = line? + "\n";
        match output.write_all(line.as_bytes()).await {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written.context("cannot write the output")?,
        }
    }
    output.flush().await.context("cannot write the output")?;
    // All have ended, unless one panicked.
    tasks.join_all().await;
    Ok(())
}

async fn read(input: impl AsyncBufRead + Unpin, out: Output) -> Result<()> {
    let mut lines = input.lines();
    while let Some(line) = lines.next_line().await.context("cannot read the input")? {
        out.write(line).await?;
    }
    Ok(())
}

/// Runs a plugin to its end. It may be of a concrete type, or a `Box<dyn Plugin>`.
async fn drive(
    mut lines: Receiver<Result<String>>,
    mut plugin: impl Plugin,
    place: String,
    out: Output,
) -> Result<()> {
    let mut number = 0;
    while let Some(line) = lines.recv().await {
        number += 1;
        let done = plugin.line(line?, &out).await;
        done.with_context(|| format!("{place}, line {number}"))?;
    }
    plugin.finish(&out).await.context(place)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use tokio::{io::BufReader, runtime, task::yield_now};

    use super::*;

    static TAKEN: AtomicU64 = AtomicU64::new(0);

    /// Passes lines on, and counts them.
    struct Count;

    impl Plugin for Count {
        async fn line(&mut self, line: String, out: &Output) -> Result<()> {
            TAKEN.fetch_add(1, Ordering::Relaxed);
            out.write(line).await
        }
    }

    /// Returns the progress of the first stage, and gives it enough time to run ahead.
    struct Slow(u64);

    impl Plugin for Slow {
        async fn line(&mut self, _line: String, _out: &Output) -> Result<()> {
            for _ in 0..100 {
                yield_now().await;
            }
            let ahead = TAKEN.load(Ordering::Relaxed) - self.0;
            assert!(ahead <= CAPACITY as u64 + 2, "{ahead} lines ahead");
            self.0 += 1;
            Ok(())
        }

        async fn finish(self, out: &Output) -> Result<()> {
            out.write(format!("{} lines", self.0)).await
        }
    }

    #[test]
    fn a_slow_stage_holds_back_those_before_it() {
        let stage = |plugin| Stage {
            name: "stage".to_owned(),
            plugin,
        };
        let stages = vec![stage(Box::new(Count) as _), stage(Box::new(Slow(0)))];
        let input = BufReader::new(std::io::Cursor::new("\n".repeat(1000)));
        let mut output = Vec::new();
        let runtime = runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(run(input, stages, &mut output)).unwrap();
        assert_eq!(output, b"1000 lines\n");
    }
}
