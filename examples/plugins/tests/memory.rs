//! A pipeline holds back its source, so that memory stays small however long the input is.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use bytes::Bytes;
use erase_example_plugins::{CHUNK, Closed, Plugin, Result, Sink, Source, run};
use tokio::{runtime, task::yield_now};

/// How many chunks there are in all.
const LENGTH: u64 = 2000;

static FULL: [u8; CHUNK] = [b'x'; CHUNK];

/// Gives chunks as fast as they are taken, and counts them.
struct Fast {
    given: Arc<AtomicU64>,
}

impl Source for Fast {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        if self.given.fetch_add(1, Ordering::SeqCst) == LENGTH {
            return Ok(None);
        }
        Ok(Some(Bytes::from_static(&FULL)))
    }
}

/// Takes each chunk only after everything else has had time enough to run ahead.
struct Slow {
    given: Arc<AtomicU64>,
    taken: u64,
    most_on_the_way: Arc<AtomicU64>,
}

impl Sink for Slow {
    async fn write(&mut self, chunk: Bytes) -> Result<()> {
        for _ in 0..100 {
            yield_now().await;
        }
        assert_eq!(chunk.len(), CHUNK);
        let on_the_way = self.given.load(Ordering::SeqCst) - self.taken;
        self.most_on_the_way.fetch_max(on_the_way, Ordering::SeqCst);
        self.taken += 1;
        Ok(())
    }

    async fn close(self) -> Result<()> {
        assert_eq!(self.taken, LENGTH);
        Ok(())
    }
}

/// Passes chunks on as they are.
struct Pass;

impl Plugin for Pass {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        out.write(chunk).await
    }

    async fn finish(self, _out: &mut dyn Sink) -> Result<()> {
        Ok(())
    }
}

/// How many chunks were on the way at most, through so many stages.
fn most_on_the_way(stages: usize) -> u64 {
    let (given, most) = (Arc::default(), Arc::default());
    let source = Fast {
        given: Arc::clone(&given),
    };
    let sink = Slow {
        given,
        taken: 0,
        most_on_the_way: Arc::clone(&most),
    };
    let plugins: Vec<Box<dyn Plugin>> = (0..stages).map(|_| Box::new(Pass) as _).collect();
    let runtime = runtime::Builder::new_current_thread().build().unwrap();
    let stats = runtime
        .block_on(run(Box::new(source), plugins, Box::new(sink)))
        .unwrap();
    for stats in stats {
        assert_eq!(
            (stats.bytes_in, stats.bytes_out),
            (LENGTH * CHUNK as u64, LENGTH * CHUNK as u64)
        );
    }
    most.load(Ordering::SeqCst)
}

#[test]
fn what_is_on_the_way_depends_on_the_stages_and_not_on_the_input() {
    // Between any two parts, four chunks wait; and each part but the source holds one.
    for stages in [0, 1, 6] {
        let channels = stages as u64 + 1;
        let most = most_on_the_way(stages);
        let bound = channels * 4 + stages as u64 + 2;
        assert!(most <= bound, "{most} of at most {bound}");
        assert!(most >= channels * 4, "the stages do run ahead: {most}");
    }
}

/// Wants only so much.
struct Sated(u64);

impl Sink for Sated {
    async fn write(&mut self, _chunk: Bytes) -> Result<()> {
        if self.0 == 0 {
            return Err(Closed.into());
        }
        self.0 -= 1;
        Ok(())
    }

    async fn close(self) -> Result<()> {
        panic!("the source is not at its end");
    }
}

#[test]
fn a_sink_that_wants_no_more_stops_the_source() {
    let given = Arc::<AtomicU64>::default();
    let source = Fast {
        given: Arc::clone(&given),
    };
    let runtime = runtime::Builder::new_current_thread().build().unwrap();
    let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(Pass), Box::new(Pass)];
    runtime
        .block_on(run(Box::new(source), plugins, Box::new(Sated(10))))
        .unwrap();
    let given = given.load(Ordering::SeqCst);
    assert!((11..LENGTH / 2).contains(&given), "{given}");
}

/// What the program itself takes at its peak for 64 MiB, with the plugins that keep nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_long_input_takes_little_memory() {
    use std::{
        fs,
        io::{self, Write},
        process::{Command, Stdio},
        thread,
    };

    const LINE: &str = "a line of sixty-four bytes, which is long enough for this test.\n";
    const INPUT: usize = 64 << 20;
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins"))
        .args([
            "run",
            "filter",
            "pattern=^a",
            "then",
            "tee",
            "path=/dev/null",
            "then",
            "dedupe",
        ])
        .args(["adjacent", "then", "replace", "pattern=^a", "with=A"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let reader = thread::spawn(move || io::copy(&mut stdout, &mut io::sink()).unwrap());
    let block = LINE.repeat(1 << 10);
    for _ in 0..INPUT / block.len() {
        stdin.write_all(block.as_bytes()).unwrap();
    }
    // The program waits for more, so it can be looked at.
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(stdin);
    reader.join().unwrap();
    assert!(child.wait().unwrap().success());

    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    let kib: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(kib << 10 < INPUT / 2, "{kib} KiB");
}
