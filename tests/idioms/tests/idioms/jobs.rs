//! An executor of jobs: boxed, by priority, on several workers, each job with a context.

use std::collections::BinaryHeap;
use std::sync::Arc;

use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use crate::async_trait;

#[derive(Clone)]
pub struct JobContext {
    done: mpsc::UnboundedSender<String>,
    attempt: u32,
}

#[derive(Debug)]
pub enum JobError {
    Retry,
    Fatal(&'static str),
}

#[async_trait]
pub trait Job: Send + Sync {
    fn name(&self) -> &str;
    fn priority(&self) -> u8 {
        0
    }
    fn max_attempts(&self) -> u32 {
        1
    }
    async fn run(&self, context: &JobContext) -> Result<(), JobError>;
    async fn on_failure(&self, context: &JobContext, error: &JobError) {
        let why = match error {
            JobError::Retry => "tried too often",
            JobError::Fatal(why) => why,
        };
        let _ = context.done.send(format!("{} failed: {why}", self.name()));
    }
}

struct Queued(Box<dyn Job>);

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        self.0.priority() == other.0.priority()
    }
}
impl Eq for Queued {}
impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Queued {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.priority().cmp(&other.0.priority())
    }
}

async fn work(queue: Arc<Mutex<BinaryHeap<Queued>>>, done: mpsc::UnboundedSender<String>) -> usize {
    let mut count = 0;
    loop {
        let Some(Queued(job)) = queue.lock().await.pop() else {
            return count;
        };
        count += 1;
        let mut context = JobContext {
            done: done.clone(),
            attempt: 1,
        };
        loop {
            match job.run(&context).await {
                Ok(()) => break,
                Err(JobError::Retry) if context.attempt < job.max_attempts() => {
                    context.attempt += 1
                }
                Err(error) => {
                    job.on_failure(&context, &error).await;
                    break;
                }
            }
        }
    }
}

struct Mail {
    to: &'static str,
    fails: u32,
}

#[async_trait]
impl Job for Mail {
    fn name(&self) -> &str {
        self.to
    }
    fn max_attempts(&self) -> u32 {
        3
    }
    async fn run(&self, context: &JobContext) -> Result<(), JobError> {
        tokio::task::yield_now().await;
        if context.attempt <= self.fails {
            return Err(JobError::Retry);
        }
        let sent = format!("{} at attempt {}", self.to, context.attempt);
        context
            .done
            .send(sent)
            .map_err(|_| JobError::Fatal("closed"))
    }
}

struct Report;

#[async_trait]
impl Job for Report {
    fn name(&self) -> &str {
        "report"
    }
    fn priority(&self) -> u8 {
        9
    }
    async fn run(&self, _: &JobContext) -> Result<(), JobError> {
        Err(JobError::Fatal("no paper"))
    }
}

#[tokio::test]
async fn workers_take_jobs_until_none_is_left() {
    let jobs: [Box<dyn Job>; 4] = [
        Box::new(Mail {
            to: "ada",
            fails: 0,
        }),
        Box::new(Mail {
            to: "bob",
            fails: 2,
        }),
        Box::new(Report),
        Box::new(Mail {
            to: "eve",
            fails: 5,
        }),
    ];
    let queue = Arc::new(Mutex::new(
        jobs.into_iter().map(Queued).collect::<BinaryHeap<_>>(),
    ));
    assert_eq!(queue.lock().await.peek().unwrap().0.name(), "report");
    let (done, mut results) = mpsc::unbounded_channel();
    let mut workers = JoinSet::new();
    for _ in 0..2 {
        workers.spawn(work(Arc::clone(&queue), done.clone()));
    }
    drop(done);
    assert_eq!(workers.join_all().await.iter().sum::<usize>(), 4);
    let mut lines = Vec::new();
    while let Some(line) = results.recv().await {
        lines.push(line);
    }
    lines.sort();
    let expected = [
        "ada at attempt 1",
        "bob at attempt 3",
        "eve failed: tried too often",
        "report failed: no paper",
    ];
    assert_eq!(lines, expected);
}
