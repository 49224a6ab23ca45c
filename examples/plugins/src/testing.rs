//! For tests of plugins: runs them on bytes in memory.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use bytes::Bytes;
use tokio::runtime;

use crate::{
    pipeline,
    plugin::{Result, Sink, Source},
    recipe,
    registry::Registry,
};

/// What the stages in `words`, written as on the command line, make of `input`.
///
/// They run three times, on the input in chunks of one byte, of seven, and in a single one, since
/// where chunks end must mean nothing to a plugin.
///
/// ```
/// use erase_example_plugins::testing::apply;
///
/// let output = apply(&["filter", "pattern=r", "then", "count"], "red\ngreen\nblue\nred\n")?;
/// assert_eq!(output, b"2\tred\n1\tgreen\n");
/// # Ok::<(), anyhow::Error>(())
/// ```
///
/// # Errors
///
/// What is wrong with the words, or what a stage found wrong with the input.
///
/// # Panics
///
/// When the outputs differ, and when a plugin panics.
pub fn apply(words: &[&str], input: impl AsRef<[u8]>) -> Result<Vec<u8>> {
    let input = input.as_ref();
    let whole = apply_once(words, input, input.len().max(1))?;
    for length in [1, 7] {
        let output = apply_once(words, input, length)?;
        assert_eq!(output, whole, "{words:?}, on chunks of {length} bytes");
    }
    Ok(whole)
}

fn apply_once(words: &[&str], input: &[u8], chunk: usize) -> Result<Vec<u8>> {
    let plugins = Registry::collect()?.build(&recipe::from_words(words)?)?;
    let source = Chunks {
        rest: Bytes::copy_from_slice(input),
        length: chunk,
    };
    let collected = Arc::default();
    let sink = Collect {
        written: Vec::new(),
        closed: Arc::clone(&collected),
    };
    let runtime = runtime::Builder::new_current_thread().build()?;
    let run = pipeline::run(Box::new(source), plugins, Box::new(sink));
    runtime.block_on(run).map_err(|failure| failure.error)?;
    let output = collected
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    output.context("the output was not closed")
}

/// Bytes in chunks of a given length.
struct Chunks {
    rest: Bytes,
    length: usize,
}

impl Source for Chunks {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let length = self.length.min(self.rest.len());
        Ok(Some(self.rest.split_to(length)))
    }
}

/// Keeps what is written, and hands it over when it is closed.
struct Collect {
    written: Vec<u8>,
    closed: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Sink for Collect {
    async fn write(&mut self, chunk: Bytes) -> Result<()> {
        self.written.extend_from_slice(&chunk);
        Ok(())
    }

    async fn close(self) -> Result<()> {
        *self.closed.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.written);
        Ok(())
    }
}

/// The largest write with which a plugin answers to one chunk: a measure of the memory that it
/// needs, whatever the channels make of it.
#[cfg(test)]
pub(crate) fn largest_write(mut plugin: impl crate::Plugin, chunk: Bytes) -> usize {
    struct Largest(usize);

    impl Sink for Largest {
        async fn write(&mut self, chunk: Bytes) -> Result<()> {
            self.0 = self.0.max(chunk.len());
            Ok(())
        }

        async fn close(self) -> Result<()> {
            Ok(())
        }
    }

    let mut sink = Largest(0);
    let runtime = runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(plugin.push(chunk, &mut sink)).unwrap();
    sink.0
}
