//! A scheduler: shared tasks with defaults, run in the background and stopped by a signal.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use crate::async_trait;

#[async_trait]
pub trait Task: Send + Sync + 'static {
    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }
    async fn run(&self) -> anyhow_like::Result<()>;
    async fn failed(&self, error: anyhow_like::Error) -> bool {
        drop(error);
        true
    }
    async fn start(self: Arc<Self>, mut stop: watch::Receiver<bool>) -> u32 {
        let mut runs = 0;
        loop {
            tokio::select! {
                _ = stop.changed() => return runs,
                () = tokio::time::sleep(self.every()) => {}
            }
            runs += 1;
            if let Err(error) = self.run().await {
                if !self.failed(error).await {
                    return runs;
                }
            }
        }
    }
}

/// As much of an error type as is needed.
pub mod anyhow_like {
    pub type Error = Box<dyn std::error::Error + Send + Sync>;
    pub type Result<T, E = Error> = std::result::Result<T, E>;
}

struct Scheduler {
    stop: watch::Sender<bool>,
    running: Mutex<Vec<JoinHandle<u32>>>,
}

impl Scheduler {
    fn new() -> Self {
        Scheduler {
            stop: watch::Sender::new(false),
            running: Mutex::default(),
        }
    }

    async fn add(&self, task: Arc<dyn Task>) {
        let receiver = self.stop.subscribe();
        self.running
            .lock()
            .await
            .push(tokio::spawn(task.start(receiver)));
    }

    async fn stop(&self) -> Vec<u32> {
        self.stop.send_replace(true);
        let mut runs = Vec::new();
        for handle in self.running.lock().await.drain(..) {
            runs.push(handle.await.unwrap());
        }
        runs
    }
}

struct Beat(AtomicU32);

#[async_trait]
impl Task for Beat {
    async fn run(&self) -> anyhow_like::Result<()> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

struct GivesUp {
    beat: Weak<Beat>,
}

#[async_trait]
impl Task for GivesUp {
    fn every(&self) -> Duration {
        Duration::from_millis(2500)
    }
    async fn run(&self) -> anyhow_like::Result<()> {
        let beat = self.beat.upgrade().ok_or("the beat is gone")?;
        if beat.0.load(Ordering::Relaxed) >= 4 {
            return Err("enough".into());
        }
        Ok(())
    }
    async fn failed(&self, error: anyhow_like::Error) -> bool {
        error.to_string() != "enough"
    }
}

#[tokio::test(start_paused = true)]
async fn tasks_run_until_they_are_stopped() {
    let scheduler = Scheduler::new();
    let beat = Arc::new(Beat(AtomicU32::new(0)));
    scheduler.add(beat.clone()).await;
    scheduler
        .add(Arc::new(GivesUp {
            beat: Arc::downgrade(&beat),
        }))
        .await;
    tokio::time::sleep(Duration::from_millis(6500)).await;
    assert_eq!(scheduler.stop().await, [6, 2]);
    assert_eq!(beat.0.load(Ordering::Relaxed), 6);
}
