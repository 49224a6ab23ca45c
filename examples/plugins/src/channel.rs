//! A bounded channel between two stages: a [`Sink`] at one end, a [`Source`] at the other.

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::plugin::{CHUNK, Closed, Result, Sink, Source};

/// How many chunks wait between two stages at most; then the earlier stage waits.
pub(crate) const CAPACITY: usize = 4;

/// The end of the input is said in so many words: a sender that is dropped has failed.
enum Message {
    Chunk(Bytes),
    End,
}

pub(crate) struct Sender(mpsc::Sender<Message>);

pub(crate) struct Receiver(mpsc::Receiver<Message>);

pub(crate) fn channel() -> (Sender, Receiver) {
    let (sender, receiver) = mpsc::channel(CAPACITY);
    (Sender(sender), Receiver(receiver))
}

impl Sender {
    async fn send(&self, message: Message) -> Result<()> {
        self.0.send(message).await.map_err(|_| Closed.into())
    }
}

impl Sink for Sender {
    async fn write(&mut self, mut chunk: Bytes) -> Result<()> {
        while !chunk.is_empty() {
            let piece = chunk.split_to(chunk.len().min(CHUNK));
            self.send(Message::Chunk(piece)).await?;
        }
        Ok(())
    }

    async fn close(self) -> Result<()> {
        self.send(Message::End).await
    }
}

impl Source for Receiver {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        match self.0.recv().await {
            Some(Message::Chunk(chunk)) => Ok(Some(chunk)),
            Some(Message::End) => Ok(None),
            None => Err(Closed.into()),
        }
    }
}
