//! Counts the bytes that go through a source or a sink.

use bytes::Bytes;

use crate::plugin::{Result, Sink, Source};

/// A source over any source, a sink over any sink: written once, for known and for `dyn` types.
pub(crate) struct Metered<'b, S> {
    inner: S,
    bytes: &'b mut u64,
}

impl<'b, S> Metered<'b, S> {
    pub(crate) fn new(inner: S, bytes: &'b mut u64) -> Self {
        Self { inner, bytes }
    }
}

impl<S: Source> Source for Metered<'_, S> {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        let chunk = self.inner.next().await?;
        *self.bytes += chunk.as_ref().map_or(0, Bytes::len) as u64;
        Ok(chunk)
    }
}

impl<S: Sink> Sink for Metered<'_, S> {
    async fn write(&mut self, chunk: Bytes) -> Result<()> {
        let length = chunk.len() as u64;
        self.inner.write(chunk).await?;
        *self.bytes += length;
        Ok(())
    }

    async fn close(self) -> Result<()> {
        self.inner.close().await
    }
}
