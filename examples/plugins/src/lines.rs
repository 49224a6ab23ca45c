//! Plugins that look at one line at a time.

use std::mem;

use anyhow::{Context, bail};
use bytes::Bytes;
use memchr::memchr;

use crate::plugin::{CHUNK, Plugin, Result, Sink};

/// A line that has more bytes than this is refused, since a line has to fit in memory.
pub const MAX_LINE: usize = 16 * 1024 * 1024;

/// A plugin that takes and gives lines, and never waits. [`ByLine`] makes it a [`Plugin`].
///
/// ```
/// use erase_example_plugins::{ByLine, LinePlugin, Lines, Plugin, Result};
///
/// /// Drops empty lines.
/// struct Squeeze;
///
/// impl LinePlugin for Squeeze {
///     fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
///         if !line.is_empty() {
///             out.push(line);
///         }
///         Ok(())
///     }
/// }
///
/// let plugin: Box<dyn Plugin> = Box::new(ByLine::new(Squeeze));
/// # drop(plugin);
/// ```
pub trait LinePlugin: Send {
    /// Takes a line without its `\n`. A `\r` before it is part of the line.
    ///
    /// # Errors
    ///
    /// What is wrong with the line. Its number is added to the error.
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()>;

    /// The input is at its end: writes what is left, by default nothing.
    ///
    /// # Errors
    ///
    /// What is wrong with the input as a whole.
    fn end(self, out: &mut Lines) -> Result<()>
    where
        Self: Sized,
    {
        let _ = out;
        Ok(())
    }
}

/// Lines that a [`LinePlugin`] has written.
#[derive(Debug, Default)]
pub struct Lines(Vec<u8>);

impl Lines {
    /// Adds a line, which must be without its `\n`.
    pub fn push(&mut self, line: &[u8]) {
        self.0.extend_from_slice(line);
        self.0.push(b'\n');
    }

    async fn send(&mut self, out: &mut dyn Sink) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        out.write(mem::take(&mut self.0).into()).await
    }
}

/// Cuts chunks into lines for a [`LinePlugin`].
///
/// A last line without `\n` is a line, too. It gets one.
#[derive(Debug)]
pub struct ByLine<L> {
    inner: L,
    /// The beginning of a line whose end has not come yet.
    partial: Vec<u8>,
    number: u64,
    written: Lines,
}

impl<L: LinePlugin> ByLine<L> {
    /// A plugin that gives `inner` one line after the other.
    pub fn new(inner: L) -> Self {
        Self {
            inner,
            partial: Vec::new(),
            number: 0,
            written: Lines::default(),
        }
    }

    fn line(&mut self, line: &[u8]) -> Result<()> {
        self.number += 1;
        self.inner
            .line(line, &mut self.written)
            .with_context(|| format!("line {}", self.number))
    }

    /// Keeps the beginning of a line, or a further part of it.
    fn keep(&mut self, part: &[u8]) -> Result<()> {
        if self.partial.len() + part.len() > MAX_LINE {
            let number = self.number + 1;
            bail!("line {number} has more than {} MiB", MAX_LINE >> 20);
        }
        self.partial.extend_from_slice(part);
        Ok(())
    }
}

impl<L: LinePlugin> Plugin for ByLine<L> {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        let mut rest = &chunk[..];
        while let Some(end) = memchr(b'\n', rest) {
            if self.partial.is_empty() {
                self.line(&rest[..end])?;
            } else {
                self.keep(&rest[..end])?;
                let line = mem::take(&mut self.partial);
                self.line(&line)?;
            }
            rest = &rest[end + 1..];
            if self.written.0.len() >= CHUNK {
                self.written.send(out).await?;
            }
        }
        self.keep(rest)?;
        self.written.send(out).await
    }

    async fn finish(mut self, out: &mut dyn Sink) -> Result<()> {
        let line = mem::take(&mut self.partial);
        if !line.is_empty() {
            self.line(&line)?;
        }
        self.inner.end(&mut self.written)?;
        self.written.send(out).await
    }
}

#[cfg(test)]
mod tests {
    use super::{ByLine, CHUNK, LinePlugin, Lines, Result};
    use crate::testing::largest_write;

    const ANSWER: &[u8] = &[b'x'; 999];

    struct Talkative;

    impl LinePlugin for Talkative {
        fn line(&mut self, _line: &[u8], out: &mut Lines) -> Result<()> {
            out.push(ANSWER);
            Ok(())
        }
    }

    #[test]
    fn many_long_lines_from_one_chunk_are_written_in_parts() {
        let chunk = "\n".repeat(CHUNK).into();
        let largest = largest_write(ByLine::new(Talkative), chunk);
        assert!((CHUNK..CHUNK + 1000).contains(&largest), "{largest}");
    }
}
