//! What a pipeline does when one of its parts fails, and what it promises about chunks.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use anyhow::bail;
use bytes::Bytes;
use erase_example_plugins::{
    ByLine, CHUNK, Failure, LinePlugin, Lines, MAX_LINE, Plugin, Position, Result, Sink, Source,
    Stats, run,
};
use tokio::runtime;

/// Gives a chunk so many times, and then ends or fails.
struct Repeat {
    chunk: &'static [u8],
    times: usize,
    fails: bool,
}

impl Source for Repeat {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        if self.times == 0 {
            if self.fails {
                bail!("the source fails");
            }
            return Ok(None);
        }
        self.times -= 1;
        Ok(Some(Bytes::from_static(self.chunk)))
    }
}

/// Takes a number of chunks, and then fails. Remembers whether it was finished or closed.
struct Take {
    left: usize,
    ended: Arc<AtomicBool>,
}

impl Take {
    fn take(&mut self) -> Result<()> {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => bail!("no more"),
        }
        Ok(())
    }
}

impl Plugin for Take {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        self.take()?;
        out.write(chunk).await
    }

    async fn finish(self, _out: &mut dyn Sink) -> Result<()> {
        self.ended.store(true, Ordering::SeqCst);
        Ok(())
    }
}

impl Sink for Take {
    async fn write(&mut self, chunk: Bytes) -> Result<()> {
        assert!((1..=CHUNK).contains(&chunk.len()));
        self.take()
    }

    async fn close(self) -> Result<()> {
        self.ended.store(true, Ordering::SeqCst);
        Ok(())
    }
}

/// Gives each line ten thousand times.
struct Multiplied;

impl LinePlugin for Multiplied {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        (0..10_000).for_each(|_| out.push(line));
        Ok(())
    }
}

fn run_all(
    source: Repeat,
    plugins: Vec<Box<dyn Plugin>>,
    sink: Take,
) -> Result<Vec<Stats>, Failure> {
    let runtime = runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(run(Box::new(source), plugins, Box::new(sink)))
}

/// Where the pipeline fails, when the source, two stages and the sink go so far.
#[track_caller]
fn failure(chunks: usize, first: usize, second: usize, sink: usize) -> (Position, String) {
    let source = Repeat {
        chunk: b"chunk",
        times: chunks,
        fails: true,
    };
    let ended = Arc::<AtomicBool>::default();
    let take = |left| Take {
        left,
        ended: Arc::clone(&ended),
    };
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(take(first)), Box::new(take(second))];
    let Failure { at, error } = run_all(source, plugins, take(sink)).unwrap_err();
    let ended = ended.load(Ordering::SeqCst);
    assert!(
        !ended,
        "what has failed is not taken for the end of the input"
    );
    (at, error.to_string())
}

#[test]
fn a_failure_names_its_place_and_nothing_after_it_is_finished() {
    let more = 100;
    let no_more = || "no more".to_owned();
    assert_eq!(
        failure(3, more, more, more),
        (Position::Input, "the source fails".to_owned())
    );
    assert_eq!(
        failure(more, 3, more, more),
        (Position::Stage(0), no_more())
    );
    assert_eq!(
        failure(more, more, 3, more),
        (Position::Stage(1), no_more())
    );
    assert_eq!(failure(more, more, more, 3), (Position::Output, no_more()));
}

#[test]
fn a_pipeline_that_succeeds_closes_its_sink_and_counts_bytes() {
    let source = Repeat {
        chunk: b"chunk",
        times: 3,
        fails: false,
    };
    let ended = Arc::<AtomicBool>::default();
    let take = |ended| Take { left: 3, ended };
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(take(Arc::default()))];
    let stats = run_all(source, plugins, take(Arc::clone(&ended))).unwrap();
    assert!(ended.load(Ordering::SeqCst));
    assert_eq!((stats[0].bytes_in, stats[0].bytes_out), (15, 15));
}

#[test]
fn chunks_are_small_even_when_a_stage_writes_much() {
    let source = Repeat {
        chunk: b"a line of thirty-two bytes here\n",
        times: 100,
        fails: false,
    };
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(ByLine::new(Multiplied))];
    // The sink looks at the size of each chunk.
    let sink = Take {
        left: usize::MAX,
        ended: Arc::default(),
    };
    let stats = run_all(source, plugins, sink).unwrap();
    assert_eq!((stats[0].bytes_in, stats[0].bytes_out), (3_200, 32_000_000));
}

#[test]
fn a_line_without_end_is_refused() {
    static FULL: [u8; CHUNK] = [b'x'; CHUNK];
    let source = Repeat {
        chunk: &FULL,
        times: MAX_LINE / CHUNK + 1,
        fails: false,
    };
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(ByLine::new(Multiplied))];
    let sink = Take {
        left: 0,
        ended: Arc::default(),
    };
    let Failure { at, error } = run_all(source, plugins, sink).unwrap_err();
    assert_eq!(at, Position::Stage(0));
    assert_eq!(error.to_string(), "line 1 has more than 16 MiB");
}

#[test]
#[should_panic(expected = "the plugin panics")]
fn a_panic_of_a_plugin_is_passed_on() {
    struct Panics;

    impl Plugin for Panics {
        async fn push(&mut self, _chunk: Bytes, _out: &mut dyn Sink) -> Result<()> {
            panic!("the plugin panics");
        }

        async fn finish(self, _out: &mut dyn Sink) -> Result<()> {
            Ok(())
        }
    }

    let source = Repeat {
        chunk: b"chunk",
        times: 1,
        fails: false,
    };
    let sink = Take {
        left: 0,
        ended: Arc::default(),
    };
    let _ = run_all(source, vec![Box::new(Panics)], sink);
}
