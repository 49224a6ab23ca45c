//! The three traits of the tool: where bytes come from, what is done to them, and where they go.

use std::fmt;

use bytes::Bytes;
use erase_core::erase;

/// What plugins return. Their errors are only ever shown to people.
pub type Result<T, E = anyhow::Error> = std::result::Result<T, E>;

/// How many bytes a chunk has at most, wherever this crate makes one.
pub const CHUNK: usize = 64 * 1024;

/// Where chunks of bytes come from.
///
/// Where one chunk ends and the next begins means nothing.
#[erase]
pub trait Source: Send {
    /// The next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// The chunk cannot be read, or [`Closed`]: who wrote the chunks has given up.
    async fn next(&mut self) -> Result<Option<Bytes>>;
}

/// Where chunks of bytes go.
#[erase]
pub trait Sink: Send {
    /// Takes a chunk. Completes once there is room for it, which holds back the writer.
    ///
    /// # Errors
    ///
    /// The chunk cannot be written, or [`Closed`]: nobody wants any more.
    async fn write(&mut self, chunk: Bytes) -> Result<()>;

    /// Says that all has been written. A sink that is dropped instead stays unfinished.
    ///
    /// # Errors
    ///
    /// As [`write`](Sink::write).
    async fn close(self) -> Result<()>;
}

/// One stage of a pipeline.
///
/// `async` because a stage waits: for the next one to take what it writes, and whatever it uses
/// itself, such as files. One that only looks at each line is shorter as a
/// [`LinePlugin`](crate::LinePlugin).
///
/// ```
/// use bytes::Bytes;
/// use erase_example_plugins::{Plugin, Result, Sink};
///
/// /// Counts bytes.
/// struct Length(usize);
///
/// impl Plugin for Length {
///     async fn push(&mut self, chunk: Bytes, _out: &mut dyn Sink) -> Result<()> {
///         self.0 += chunk.len();
///         Ok(())
///     }
///
///     async fn finish(self, out: &mut dyn Sink) -> Result<()> {
///         out.write(format!("{}\n", self.0).into()).await
///     }
/// }
///
/// let plugins: Vec<Box<dyn Plugin>> = vec![Box::new(Length(0))];
/// # assert_eq!(plugins.len(), 1);
/// ```
#[erase]
pub trait Plugin: Send {
    /// Takes the next chunk of input, and writes what there is to write.
    ///
    /// # Errors
    ///
    /// What is wrong with the input, or with what the plugin uses; errors of `out` as they are.
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()>;

    /// The input is at its end: writes what is left. Not called when the pipeline has failed.
    ///
    /// # Errors
    ///
    /// As [`push`](Plugin::push).
    async fn finish(self, out: &mut dyn Sink) -> Result<()>;
}

/// The other end of a channel has gone away. It ends a stage early, and is no failure.
#[derive(Clone, Copy, Debug)]
pub struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the next or the previous stage has ended")
    }
}

impl std::error::Error for Closed {}
