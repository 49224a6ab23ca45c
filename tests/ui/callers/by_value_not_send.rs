//! A task owns a `dyn` value that may not be sent.

use erase_core::erase;

#[erase]
trait Job {
    async fn run(self) -> u32;
}

fn spawn(_task: impl Future + Send + 'static) {}

fn start(job: Box<dyn Job>) {
    spawn(async move { job.run().await });
}

fn main() {}
