//! Streams, iterators, futures and other `impl Trait`.

use std::fmt::Display;

use erase_core::erase;
use futures::Stream;

/// A log.
#[erase]
pub trait Log: Send + Sync {
    /// Its lines.
    fn lines(&self) -> impl Iterator<Item = String> + '_;
    /// Its lines, as they come.
    fn follow(&self, from: usize) -> impl Stream<Item = String> + Send;
    /// How many there are.
    fn total(&self) -> impl Future<Output = usize> + Send;
    /// For as long as one likes.
    fn forever(&self) -> impl Future<Output = usize> + Send + 'static;
    /// To be shown.
    fn shown(&self) -> impl Display + '_;
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line(pub String);

impl Log for Line {
    fn lines(&self) -> impl Iterator<Item = String> + '_ {
        std::iter::once(self.0.clone())
    }
    fn follow(&self, from: usize) -> impl Stream<Item = String> + Send {
        futures::stream::iter(self.lines().skip(from))
    }
    async fn total(&self) -> usize {
        self.0.len()
    }
    fn forever(&self) -> impl Future<Output = usize> + Send + 'static {
        let length = self.0.len();
        async move { length }
    }
    fn shown(&self) -> impl Display + '_ {
        &self.0
    }
}

/// Calls them.
pub async fn shown(log: &dyn Log) -> String {
    let total = log.total().await.saturating_add(log.forever().await);
    format!("{} {} {total}", log.shown(), log.lines().count())
}
