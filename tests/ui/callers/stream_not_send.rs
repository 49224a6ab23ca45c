//! A stream is `Send` only if the trait says so.

use erase_core::erase;
use futures::{Stream, StreamExt as _};

#[erase]
trait Log: Send + Sync {
    fn lines(&self) -> impl Stream<Item = u32>;
}

fn spawn(_task: impl Future + Send + 'static) {}

fn start(log: Box<dyn Log>) {
    spawn(async move { log.lines().count().await });
}

fn main() {}
